export {
  insertPlan,
  type NewMilestone,
  plannedMilestone,
  selectMilestones,
  selectPlan,
} from './sql.ts'

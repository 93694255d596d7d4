// What areas above client service use of its pages.
export { ClientAnswers } from './clients/answers.tsx'
export { clientActs, clientKeepings } from './clients/acts.ts'
export {
  ContactsSection,
  EngagementsSection,
  HeadAct,
  ProfileSection,
} from './clients/sections.tsx'
export { type ClientView, useClientView } from './clients/view.ts'
export { clientWords } from './clients/words.ts'
export type { EngagementAct } from './engagements/act-common.tsx'
export { engagementActs, engagementKeepings } from './engagements/acts.tsx'
export { dayAfter, noonOf, today } from './engagements/days.ts'
export { EngagementPage } from './engagements/engagement-page.tsx'
export { ConfirmEnding, ReviewQuality } from './engagements/life-acts.tsx'
export {
  DecidedBeforeSigning,
  LawyersField,
  type LawyerValues,
  lawyersOnWire,
  PartiesField,
  type PartyValues,
} from './engagements/people-fields.tsx'
export { npsScale, satisfactionScale } from './engagements/talk-acts.tsx'
export type { EngagementView } from './engagements/view.ts'
export { BesideActs, FeedbackList } from './feedback/feedback-list.tsx'
export { feedbackWords } from './feedback/words.ts'
export {
  ChoiceField,
  DepartmentField,
  LineField,
  PersonField,
  PracticeAreaField,
  SelectField,
  TextField,
  WayField,
} from './fields/fields.tsx'
export { useHappening } from './history/happening.ts'
export { History } from './history/history.tsx'
export { historyWords } from './history/words.ts'
export { ActForm } from './panel/act-form.tsx'
export {
  ActMenu,
  ActPanels,
  type ActProps,
  type PageAct,
  useActPanel,
} from './panel/act-panel.tsx'
export { NotesSection } from './notes/notes-section.tsx'
export { noteWords } from './notes/words.ts'
export { type Keeping, NextPromise, PromiseList } from './promises/promises.tsx'
export { useMe } from './reading.ts'
export { serviceWords } from './words.ts'

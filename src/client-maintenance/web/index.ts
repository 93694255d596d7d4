// What areas above client maintenance use of its pages.
export { maintenanceWords } from './words.ts'

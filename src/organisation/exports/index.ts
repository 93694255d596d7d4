export { exportEntrance, type ListExport } from './export-list.ts'

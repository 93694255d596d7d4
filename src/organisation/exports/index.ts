export {
  exportEntrance,
  type FiltersOf,
  type ItemOf,
  type ListExport,
  onePage,
  pagesOf,
} from './export-list.ts'

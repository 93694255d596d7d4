// Until the import of leads takes it from where it is.
export { dayOf } from '#organisation/index.ts'

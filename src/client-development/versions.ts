// Until the import of leads takes it from where it is.
export { expectVersion } from '#platform/http/version.ts'

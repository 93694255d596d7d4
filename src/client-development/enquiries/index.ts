export { entrances as enquiryEntrances } from './enquiry.ts'
export { referenceOf } from './tokens.ts'

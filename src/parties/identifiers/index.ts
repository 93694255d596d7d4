export type { Checked, NotAccepted } from './checked.ts'
export { mailAddress, mailAddresses } from './mail-address.ts'
export { isSearchable, organisationName, personName } from './names.ts'
export { type PhoneDetails, type PhoneNumber, phoneNumber } from './phone-number.ts'
export { type PhoneNumbers, phoneNumbers } from './phone-numbers.ts'
export {
  identityNumberCheckCharacter,
  residentIdentityNumber,
} from './resident-identity-number.ts'
export { creditCodeCheckCharacter, unifiedSocialCreditCode } from './unified-social-credit-code.ts'
export { type IdentifierProblem, identifierWords } from './words.ts'

// The one seam to the identifiers of parties: contracts, which the web reads too, need the pure part only.
export {
  type Checked,
  identifierWords,
  isSearchable,
  mailAddress,
  phoneNumber,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from '#parties/contract.ts'

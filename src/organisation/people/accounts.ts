/**
 * The accounts people sign in with, kept apart from the firm's own data. The shell gives the sign-in
 * of #access/sign-in here; acts on it that may be repeated have the same effect once more.
 */
export interface Accounts {
  /** Whether mails go out; without a mail server they are laid down where the operator finds them. */
  mailsLeave: boolean
  /**
   * Opens an account, mails an invitation to choose a password. An account with that mail which is
   * nobody's, left by an act that broke off, is taken over. @returns its id.
   */
  createAccount(account: {
    email: string
    name: string
    isSomebodys?(accountId: string): Promise<boolean>
  }): Promise<string>
  inviteAgain(accountId: string): Promise<void>
  setEmail(accountId: string, email: string): Promise<void>
  /** For a lost telephone: the password alone suffices until enrolled again. */
  removeSecondFactor(accountId: string): Promise<void>
  endAllSessions(accountId: string): Promise<void>
  /** An account opened by mistake, which nobody needs to remember. */
  removeAccount(accountId: string): Promise<void>
  /** Nobody signs in with it any more; its sessions end. */
  disableAccount(accountId: string): Promise<void>
}

// What the pages decide by the same rules as the server.
export { asksWhatWasPresented, isFurtherTalk } from './leads/rules.ts'

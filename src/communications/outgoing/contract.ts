export { outgoing, toClient, toClientWhen } from './fields.ts'

export interface Cruise {
  modules: number
  violations: { rule: string; from: string; to: string }[]
}
export function cruise(folder?: string): Cruise

/** The lists a firm brings in; the same words as the CHECK of `sheet_import`. */
export const importKinds = ['lead', 'staff', 'client', 'contact', 'engagement'] as const
export type ImportKind = (typeof importKinds)[number]

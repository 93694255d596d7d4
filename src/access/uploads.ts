/** A file that came with a request, as far as a repetition of the request must bring the same. */
export interface Upload {
  name: string
  /** SHA-256 of its content, in hex. */
  sha256: string
}

const uploads = new WeakMap<object, Upload>()

/** Notes the file of a request, before its verb begins. */
export function noteUpload(request: object, { name, sha256 }: Upload): void {
  uploads.set(request, { name, sha256 })
}

/** The file that came with the request, if any did. */
export const uploadWith = (request: object): Upload | null => uploads.get(request) ?? null

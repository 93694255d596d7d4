import { ConflictDesk } from '#conflicts/web/index.ts'
import { FileField } from '../panel/file-field.tsx'

/** The conflict desk, with signed copies kept where files of an affair are. */
export default function ConflictDeskPage() {
  return <ConflictDesk FileField={FileField} />
}

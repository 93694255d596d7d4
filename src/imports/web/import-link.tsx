import { useMe } from '#organisation/web/index.ts'
import { Go, useWords } from '#ui/index.ts'
import type { Kind as ImportKind } from '../contract.ts'
import { useKinds } from './reading.ts'
import { importWords } from './words.ts'

/** The way from a list to the place where such lists come in; for whoever may import them. */
export function ImportLink({ kind }: { kind: ImportKind }) {
  const { data: me } = useMe()
  return me?.rights.includes('readImports') ? <Entitled kind={kind} /> : null
}

function Entitled({ kind }: { kind: ImportKind }) {
  const say = useWords(importWords)
  const may = useKinds()?.some((one) => one.kind === kind && one.may)
  if (!may) return null
  return (
    <Go to="/imports" search={{ view: kind }} className="cv-act">
      {say('link')}
    </Go>
  )
}

import '../sheets/list.css'
import type { ReactNode } from 'react'
import { Act } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { mostSelected, type Selection } from './selection.ts'

/** At the foot of a list: how many are chosen, and what can be done with them. */
export function BulkBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const say = useWords(uiWords)
  const count = selection.ids.size
  return (
    <div className="cv-bulk" role="region" aria-label={say('list.selected', { count })}>
      <output>
        <b>{say('list.selected', { count })}</b>
        {count === mostSelected && (
          <span className="cv-meta"> {say('list.selectedMost', { count })}</span>
        )}
      </output>
      {children}
      <Act onClick={() => selection.keep([])}>{say('list.clear')}</Act>
    </div>
  )
}

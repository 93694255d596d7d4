import type { ReactNode } from 'react'
import { Icon } from '../icons.tsx'
import { useCopy } from '../copy.ts'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'

/** The quick look beside a list or a board: its head with place, address and ways out, then the thing. */
export function LookPanel({
  head,
  onOpen,
  onClose,
  children,
}: {
  head?: ReactNode
  onOpen?: (() => void) | undefined
  onClose: () => void
  children: ReactNode
}) {
  const say = useWords(uiWords)
  const copy = useCopy()
  return (
    <aside className="cv-panel" aria-label={say('list.panel')}>
      <div className="cv-panel-head">
        {head}
        <span>
          <button
            type="button"
            className="cv-tool"
            aria-label={say('act.copyLink')}
            onClick={() => void copy(location.href)}
          >
            <Icon name="link" />
          </button>
          {onOpen && (
            <button
              type="button"
              className="cv-tool"
              aria-label={say('list.openPage')}
              onClick={onOpen}
            >
              <Icon name="forward" />
            </button>
          )}
          <button type="button" className="cv-tool" aria-label={say('act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      {children}
    </aside>
  )
}

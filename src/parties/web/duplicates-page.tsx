import './parties.css'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useExporting } from '#organisation/web/index.ts'
import {
  Act,
  ActForm,
  ActNote,
  EmptyPage,
  Field,
  Go,
  ListPage,
  Note,
  Trouble,
  useAct,
  useKeys,
  usePhone,
  useRows,
  useSaying,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import {
  exportPartyDuplicates,
  keepApart,
  listPartyDuplicates,
  mergeDuplicates,
  type PartyDuplicate,
  undoMerge,
  duplicateStatuses,
} from '../duplicates/contract.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import type { Party } from '../register/contract.ts'
import { ConflictTabs } from './conflict-tabs.tsx'
import { partyWords } from './words.ts'

/** Entries that may be one party, pair by pair, side by side, with what they share marked. */
export default function DuplicatesPage() {
  const say = useWords(partyWords)
  const [url, setUrl] = useUrl()
  const phone = usePhone()
  const status = duplicateStatuses.find((one) => one === url.view) ?? 'waiting'
  const { rows, error, retry, hasMore, more } = useRows(
    listPartyDuplicates,
    ['duplicates', 'parties'],
    { query: { status, limit: 50 } },
  )
  const here = rows?.find((one) => one.id === url.open) ?? (phone ? undefined : rows?.[0])
  const beside = (step: number) =>
    rows?.[(rows.findIndex((one) => one.id === here?.id) ?? 0) + step]
  const move = (step: number) => {
    const next = beside(step)
    if (next) setUrl({ open: next.id })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  })
  return (
    <ListPage<PartyDuplicate>
      title={say('duplicates.title')}
      aside={
        rows &&
        rows.length > 0 &&
        say(hasMore ? 'duplicates.countMore' : 'duplicates.count', { count: rows.length })
      }
      viewsBar={<ConflictTabs current="/parties/duplicates" />}
      filters={[
        {
          key: 'view',
          label: say('duplicates.status'),
          usual: 'waiting',
          options: duplicateStatuses.map((value) => ({ value, label: say(`duplicates.${value}`) })),
        },
      ]}
      columns={[]}
      exporting={useExporting(exportPartyDuplicates, { status })}
      rows={[]}
      idOf={(one) => one.id}
      empty={null}
    >
      {error && !rows && <Trouble error={error} onRetry={retry} />}
      {!rows && !error && <Waiting />}
      {rows?.length === 0 && (
        <EmptyPage
          icon="conflict"
          title={say(status === 'waiting' ? 'duplicates.empty' : 'duplicates.emptyDecided')}
        >
          {say('duplicates.emptyWhy')}
        </EmptyPage>
      )}
      {rows && rows.length > 0 && (
        <div className="pt-desk">
          {!(phone && here) && (
            <nav className="cv-queue" aria-label={say('duplicates.queue')}>
              {rows.map((one) => (
                <button
                  type="button"
                  key={one.id}
                  aria-current={one.id === here?.id}
                  onClick={() => setUrl({ open: one.id })}
                >
                  <span className="cv-row-first">
                    {[...new Set(one.sides.map(({ name }) => name))].join(' / ')}
                  </span>
                  <span className="cv-meta">
                    <Why pair={one} />
                  </span>
                </button>
              ))}
              {hasMore && <Act onClick={more}>{say('act.showMore')}</Act>}
            </nav>
          )}
          {here && (
            <Pair
              key={here.id}
              pair={here}
              next={(beside(1) ?? beside(-1))?.id ?? null}
              onBack={phone ? () => setUrl({ open: null }) : undefined}
            />
          )}
        </div>
      )}
    </ListPage>
  )
}

function Why({ pair: { why, matched } }: { pair: PartyDuplicate }) {
  const say = useWords(partyWords)
  return why === 'said_so' && matched === ''
    ? say('alike.saidSo')
    : say(`alike.why.${why}`, { matched: sayPhone(matched) })
}

function Pair({
  pair,
  next,
  onBack,
}: {
  pair: PartyDuplicate
  next: string | null
  onBack: (() => void) | undefined
}) {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  const [one, other] = pair.sides as [Party, Party]
  return (
    <article className="pt-pair-of">
      {onBack && <Act onClick={onBack}>{say('duplicates.back')}</Act>}
      <p className="pt-more">
        <b>
          <Why pair={pair} />
        </b>
        <span className="cv-meta">
          {say(`duplicates.foundBy.${pair.foundBy}`)} · {pair.raisedBy?.name ?? say('someone')} ·{' '}
          {moment(pair.raisedAt, true)}
        </span>
      </p>
      {pair.status === 'merged' ? <Merged pair={pair} /> : <Sides sides={[one, other]} />}
      {pair.status === 'waiting' ? <Decision pair={pair} next={next} /> : <Decided pair={pair} />}
    </article>
  )
}

/** What one side says, with what the other says too marked. */
function Lines({ mine, theirs }: { mine: string[]; theirs: string[] }) {
  const say = useWords(partyWords)
  if (mine.length === 0) return <span className="cv-meta">{say('duplicates.nothing')}</span>
  const same = new Set(theirs.map((one) => one.toLowerCase()))
  return (
    <ul>
      {mine.map((one) => (
        <li key={one}>
          <span className={same.has(one.toLowerCase()) ? 'pt-same' : undefined}>{one}</span>
        </li>
      ))}
    </ul>
  )
}

/** What became of the two: all that either had stands with the one that was kept. */
function Merged({ pair: { sides } }: { pair: PartyDuplicate }) {
  const say = useWords(partyWords)
  const [one, other] = sides as [Party, Party]
  const holds = (party: Party, against: Party) =>
    party.merges.some(({ folded }) => folded.id === against.id)
  const [kept, folded] =
    holds(other, one) || one.mergedInto?.id === other.id ? [other, one] : [one, other]
  return (
    <>
      <p className="pt-merged">
        {say('duplicates.mergedLine', { folded: folded.name, kept: kept.name })}
      </p>
      <Sides sides={[kept]} />
    </>
  )
}

/** Entries side by side, with what they share marked. */
function Sides({ sides }: { sides: Party[] }) {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  const lines: [string, (party: Party) => string[]][] = [
    [say('duplicates.names'), (party) => [...new Set(party.names.map((it) => it.name))]],
    [say('duplicates.numbers'), (party) => party.identifiers.map((it) => it.number)],
    [
      say('duplicates.contacts'),
      (party) => [
        ...new Set(party.contacts.map((it) => `${it.regionName ?? ''}${sayPhone(it.value)}`)),
      ],
    ],
    [
      say('duplicates.relations'),
      (party) =>
        party.relations.map((it) =>
          say('named', { name: it.other.name, what: say(`relation.${it.type}`) }),
        ),
    ],
    [
      say('duplicates.involvements'),
      (party) =>
        party.involvements.map((it) =>
          say('duplicates.involvement', { name: it.subject.name, what: say(`role.${it.role}`) }),
        ),
    ],
  ]
  const row = (label: string, cell: (party: Party, others: Party[]) => ReactNode) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      {sides.map((party) => (
        <td key={party.id}>
          {cell(
            party,
            sides.filter((one) => one !== party),
          )}
        </td>
      ))}
    </tr>
  )
  return (
    <table className="pt-sides">
      <thead>
        <tr>
          <th scope="col">
            <span className="cv-hidden">{say('column.name')}</span>
          </th>
          {sides.map((party) => (
            <th key={party.id} scope="col">
              <Go to={`/parties/${party.id}`}>{party.name}</Go>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(say('column.kind'), (party) => say(`kind.${party.kind}`))}
        {lines.map(([label, of]) =>
          row(label, (party, others) => <Lines mine={of(party)} theirs={others.flatMap(of)} />),
        )}
        {row(
          say('duplicates.registered'),
          (party) => `${party.registeredBy?.name ?? say('someone')} ${moment(party.registeredAt)}`,
        )}
      </tbody>
    </table>
  )
}

function Decision({ pair, next }: { pair: PartyDuplicate; next: string | null }) {
  const say = useWords(partyWords)
  const phone = usePhone()
  const [, setUrl] = useUrl()
  const [apart, setApart] = useState(false)
  // Worked one by one: what is decided leaves the queue, and what came after it then is there.
  const [after] = useState(next)
  const goOn = () => setUrl({ open: after })
  const [one, other] = pair.sides as [Party, Party]
  const refresh = ['duplicates', 'parties', one.id, other.id]
  const undo = useAct(undoMerge, { words: partyWords, done: say('duplicates.undone'), refresh })
  const merge = useAct(mergeDuplicates, {
    words: partyWords,
    done: say('duplicates.done'),
    undo: ({ mergeId }) => undo.run({ params: { id: mergeId ?? '' }, body: {} }),
    refresh,
    onDone: goOn,
  })
  const keep = (keepId: string) =>
    void merge.run({ params: { id: pair.id }, body: { keepId, reason: '' } })
  if (apart)
    return (
      <ActForm<typeof keepApart, { reason: string }>
        endpoint={keepApart}
        words={partyWords}
        slot={`apart:${pair.id}`}
        submit={say('duplicates.apart')}
        done={say('duplicates.doneApart')}
        refresh={['duplicates']}
        onDone={goOn}
        input={({ reason }) => ({ params: { id: pair.id }, body: { reason } })}
        onClose={() => setApart(false)}
      >
        <Field
          name="reason"
          label={say('duplicates.apartWhy')}
          help={say('duplicates.apartHelp')}
          required
        >
          <Input />
        </Field>
      </ActForm>
    )
  return (
    <>
      <ActNote act={merge} />
      {one.kind !== other.kind && <Note tone="due" title={say('duplicates.kindsDiffer')} />}
      <div className="pt-acts">
        {one.kind === other.kind && (
          <>
            <Button type="primary" loading={merge.busy} onClick={() => keep(one.id)}>
              {say(phone ? 'duplicates.keepFirst' : 'duplicates.keepLeft')}
            </Button>
            <Button disabled={merge.busy} onClick={() => keep(other.id)}>
              {say(phone ? 'duplicates.keepSecond' : 'duplicates.keepRight')}
            </Button>
          </>
        )}
        <Button disabled={merge.busy} onClick={() => setApart(true)}>
          {say('duplicates.apart')}
        </Button>
      </div>
    </>
  )
}

function Decided({ pair }: { pair: PartyDuplicate }) {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  const undo = useAct(undoMerge, {
    words: partyWords,
    done: say('duplicates.undone'),
    refresh: ['duplicates', 'parties'],
  })
  return (
    <>
      <ActNote act={undo} />
      <p className="pt-acts">
        <span>
          {say('duplicates.decided', {
            who: pair.decidedBy?.name ?? say('someone'),
            time: pair.decidedAt ? moment(pair.decidedAt, true) : '',
          })}
        </span>
        {pair.reason && <span className="cv-quiet">{pair.reason}</span>}
        {pair.mergeId && (
          <Act
            disabled={undo.busy}
            onClick={() => void undo.run({ params: { id: pair.mergeId ?? '' }, body: {} })}
          >
            {say('duplicates.undo')}
          </Act>
        )}
      </p>
    </>
  )
}

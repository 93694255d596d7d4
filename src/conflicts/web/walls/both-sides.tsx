import './walls.css'
import { Button, Input } from 'antd'
import { Fragment } from 'react'
import { useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  ActForm,
  Choice,
  Field,
  Go,
  Icon,
  Note,
  useSaying,
  useThing,
  useWords,
  SidePanel,
} from '#ui/index.ts'
import {
  listBothSidesEndpoint,
  type OnBothSidesLine,
  settleSideEndpoint,
  sideNames,
} from '../../walls/contract.ts'
import { wallWords } from './words.ts'

/** Whoever works on both sides of affairs that are kept apart waits for somebody to say where they stay. */
export function BothSides() {
  const say = useWords(wallWords)
  const { act, about, open, close } = useOpenAct()
  const rights = useMe().data?.rights ?? []
  const { data } = useThing(listBothSidesEndpoint, ['walls'], {})
  const items = data?.items ?? []
  if (items.length === 0) return null
  const chosen = act === 'settleSide' ? items.find((one) => one.id === about) : undefined
  return (
    <section className="wl-mine" aria-label={say('sides.title', { count: items.length })}>
      <h2>
        <Icon name="conflict" />
        {say('sides.title', { count: items.length })}
      </h2>
      <p className="cv-meta">{say('sides.why')}</p>
      {items.map((one) => (
        <Line
          key={one.id}
          line={one}
          onSettle={rights.includes('settleSide') ? () => open('settleSide', one.id) : undefined}
        />
      ))}
      <SidePanel
        title={say('sides.panel', { name: chosen?.person.name ?? '' })}
        open={chosen !== undefined}
        onClose={close}
      >
        {chosen && <Settle line={chosen} onClose={close} />}
      </SidePanel>
    </section>
  )
}

const places = { lead: '/leads', client: '/clients', engagement: '/engagements' } as const

function Line({ line, onSettle }: { line: OnBothSidesLine; onSettle: (() => void) | undefined }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { name } = line.person
  return (
    <div className="wl-both">
      <p>
        <b>{name}</b> <span className="cv-quiet">{saying.moment(line.notedAt, true)}</span>
      </p>
      <dl className="cv-terms">
        {sideNames.map((side, at) => (
          <div key={side}>
            <dt>{say(`sides.side.${side}`)}</dt>
            <dd>
              {line.sides[at]?.map((one, index) => (
                <Fragment key={one.id}>
                  {index > 0 && say('listed')}
                  <Go to={`${places[one.kind]}/${one.id}`}>{one.name}</Go>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {onSettle && (
        <Button type="primary" aria-label={say('sides.settleWhich', { name })} onClick={onSettle}>
          {say('sides.settle')}
        </Button>
      )}
    </div>
  )
}

interface Values {
  stays: (typeof sideNames)[number]
  reason: string
}

function Settle({ line, onClose }: { line: OnBothSidesLine; onClose: () => void }) {
  const say = useWords(wallWords)
  // The first name says enough of which side it is; all of them stand on the page.
  const names = line.sides.map((side) => {
    const name = side[0]?.name ?? ''
    return side.length > 1 ? say('sides.more', { names: name, count: side.length }) : name
  })
  return (
    <ActForm<typeof settleSideEndpoint, Values>
      endpoint={settleSideEndpoint}
      words={wallWords}
      slot={`wall-side:${line.id}`}
      submit={say('sides.settle')}
      done={say('sides.settled')}
      refresh={['walls', 'audit']}
      input={(body) => ({ params: { id: line.id }, body })}
      onClose={onClose}
    >
      <Note>{say('sides.what')}</Note>
      <Field name="stays" label={say('sides.stays')} required>
        <Choice
          label={say('sides.stays')}
          options={sideNames.map((value, at) => ({ value, label: names[at] ?? '' }))}
        />
      </Field>
      <Field name="reason" label={say('sides.reason')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
    </ActForm>
  )
}

import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useOpenAct } from '#organisation/web/index.ts'
import {
  Act,
  ActForm,
  ActNote,
  Field,
  Note,
  ObjectPage,
  orNull,
  Select,
  SidePanel,
  Trouble,
  useAct,
  useSaying,
  useThing,
  useWords,
  Waiting,
} from '#ui/index.ts'
import {
  changeDeclaration,
  confirmDeclarations,
  type Declaration,
  type DeclarationFields,
  declare,
  readMyDeclarations,
  withdrawDeclaration,
  declarationKinds,
  interestHolders,
  interestKinds,
  matterParts,
  pastOffices,
} from '../declarations/contract.ts'
import { declarationWords } from './declaration-words.ts'
import { ConflictTabs } from './conflict-tabs.tsx'
import { Declared } from './declarations.tsx'
import { ChoiceField, LineField, PeriodFields } from './fields.tsx'
import { readPasted } from './pasted.ts'

/** What I declare: interests, past offices, matters before I joined. */
export default function MyDeclarationsPage() {
  const say = useWords(declarationWords)
  const { moment } = useSaying()
  const panel = useOpenAct()
  const { data, error, refetch } = useThing(readMyDeclarations, ['declarations'], {})
  const confirm = useAct(confirmDeclarations, {
    words: declarationWords,
    done: say('confirmDone'),
    refresh: ['declarations'],
  })
  const withdraw = useAct(withdrawDeclaration, {
    words: declarationWords,
    done: say('withdrawDone'),
    refresh: ['declarations'],
  })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  const kind = declarationKinds.find((one) => `declare-${one}` === panel.act)
  const changing = data.items.find((one) => panel.act === 'change' && one.id === panel.about)
  return (
    <>
      <ObjectPage
        title={say('title')}
        state={
          data.confirmedAt
            ? say('confirmed', { time: moment(data.confirmedAt) })
            : say('notConfirmed')
        }
        acts={
          <Button loading={confirm.busy} onClick={() => void confirm.run({ body: {} })}>
            {say('confirm')}
          </Button>
        }
        hero={<ConflictTabs current="/my-declarations" />}
      >
        <p className="cv-quiet pt-lead">{say('lead')}</p>
        <ActNote act={confirm} />
        <ActNote act={withdraw} />
        <Declared
          items={data.items}
          acts={(one) => (
            <>
              {one === 'matter' && <Act onClick={() => panel.open('paste')}>{say('paste')}</Act>}
              <Act icon="plus" onClick={() => panel.open(`declare-${one}`)}>
                {say(`add.${one}`)}
              </Act>
            </>
          )}
          side={(item) => (
            <span className="pt-more">
              <Act onClick={() => panel.open('change', item.id)}>{say('change')}</Act>
              <Act
                disabled={withdraw.busy}
                onClick={() => void withdraw.run({ params: { id: item.id } })}
              >
                {say('withdraw')}
              </Act>
            </span>
          )}
        />
      </ObjectPage>
      <SidePanel
        title={kind ? say(`add.${kind}`) : ''}
        open={kind !== undefined}
        onClose={panel.close}
      >
        {kind && <Declare kind={kind} onClose={panel.close} />}
      </SidePanel>
      <SidePanel title={say('change')} open={changing !== undefined} onClose={panel.close}>
        {changing && <Change key={changing.id} item={changing} onClose={panel.close} />}
      </SidePanel>
      <SidePanel title={say('pasteTitle')} open={panel.act === 'paste'} wide onClose={panel.close}>
        <Paste onClose={panel.close} />
      </SidePanel>
    </>
  )
}

type Values = Record<string, unknown>

/** What is sent of a form of this kind: of other kinds nothing. */
function fieldsOf(kind: Declaration['kind'], values: Values): DeclarationFields {
  const text = (key: string) => (values[key] as string | null | undefined) ?? ''
  const rest = {
    name: text('name'),
    fromDate: orNull(text('fromDate')),
    toDate: orNull(text('toDate')),
    note: text('note'),
  }
  const number = orNull(text('number'))
  if (kind === 'office') return { kind, office: values.office, ...rest } as DeclarationFields
  if (kind === 'interest')
    return {
      kind,
      holder: values.holder,
      holderName: values.holder === 'self' ? '' : text('holderName'),
      interest: values.interest,
      number,
      ...rest,
    } as DeclarationFields
  return {
    kind,
    matterPart: values.matterPart,
    number,
    opponents: (values.opponents as string[] | undefined) ?? [],
    court: text('court'),
    ...rest,
  } as DeclarationFields
}

const first = {
  holder: 'self',
  interest: 'shareholder',
  office: 'judge',
  matterPart: 'lawyer_for_client',
}

function Declare({ kind, onClose }: { kind: Declaration['kind']; onClose: () => void }) {
  const say = useWords(declarationWords)
  return (
    <ActForm<typeof declare, Values>
      endpoint={declare}
      words={declarationWords}
      slot={`declare:${kind}`}
      initial={{ items: [first] }}
      submit={say(`add.${kind}`)}
      done={say('done')}
      refresh={['declarations']}
      input={(values) => ({
        body: { items: [fieldsOf(kind, (values.items as Values[])[0] ?? {})] },
      })}
      onClose={onClose}
    >
      <Fields kind={kind} at={['items', 0]} />
    </ActForm>
  )
}

function Change({ item, onClose }: { item: Declaration; onClose: () => void }) {
  const say = useWords(declarationWords)
  return (
    <ActForm<typeof changeDeclaration, Values>
      endpoint={changeDeclaration}
      words={declarationWords}
      slot={`declaration:${item.id}`}
      initial={{ item }}
      base={{ item, version: item.version }}
      latest={(current) => ({ item: current, version: Number(current.version) })}
      submit={say('change')}
      done={say('saved')}
      refresh={['declarations']}
      input={(values, base) => ({
        params: { id: item.id },
        body: { item: fieldsOf(item.kind, values.item as Values) },
        ifMatch: base.version,
      })}
      onClose={onClose}
    >
      <Fields kind={item.kind} at={['item']} />
    </ActForm>
  )
}

function Fields({ kind, at }: { kind: Declaration['kind']; at: (string | number)[] }) {
  const say = useWords(declarationWords)
  const holder: unknown = Form.useWatch([...at, 'holder'])
  const choices = <Value extends string>(values: readonly Value[], of: string) =>
    values.map((value) => ({ value, label: say(`${of}.${value}` as never) }))
  return (
    <>
      {kind === 'interest' && (
        <>
          <ChoiceField
            name={[...at, 'holder']}
            label={say('field.holder')}
            choices={choices(interestHolders, 'holder')}
          />
          {holder !== 'self' && (
            <LineField
              name={[...at, 'holderName']}
              label={say('field.holderName')}
              max={100}
              required
            />
          )}
          <ChoiceField
            name={[...at, 'interest']}
            label={say('field.interest')}
            choices={choices(interestKinds, 'interest')}
          />
          <LineField name={[...at, 'name']} label={say('field.inWhom')} required />
        </>
      )}
      {kind === 'office' && (
        <>
          <ChoiceField
            name={[...at, 'office']}
            label={say('field.office')}
            choices={choices(pastOffices, 'office')}
          />
          <LineField name={[...at, 'name']} label={say('field.body')} required />
        </>
      )}
      {kind === 'matter' && (
        <>
          <LineField name={[...at, 'name']} label={say('field.client')} required />
          <Field
            name={[...at, 'opponents']}
            label={say('field.opponents')}
            help={say('field.opponentsHelp')}
          >
            <Select mode="tags" open={false} tokenSeparators={['、', '，', ',']} />
          </Field>
          <LineField name={[...at, 'court']} label={say('field.court')} />
          <ChoiceField
            name={[...at, 'matterPart']}
            label={say('field.part')}
            choices={choices(matterParts, 'matterPart')}
          />
        </>
      )}
      {kind !== 'office' && (
        <LineField
          name={[...at, 'number']}
          label={say('field.number')}
          max={60}
          help={say('field.numberHelp')}
        />
      )}
      <PeriodFields
        at={at}
        from={say('field.from')}
        until={say(kind === 'office' ? 'field.left' : 'field.to')}
      />
      <Field name={[...at, 'note']} label={say('field.note')} max={2000}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </>
  )
}

/** Rows of a sheet, looked at before they are declared. */
function Paste({ onClose }: { onClose: () => void }) {
  const say = useWords(declarationWords)
  const [text, setText] = useState('')
  const { matters, wrong } = readPasted(text)
  const act = useAct(declare, {
    words: declarationWords,
    done: say('done'),
    refresh: ['declarations'],
    onDone: onClose,
  })
  return (
    <>
      <p className="cv-quiet">{say('pasteHelp')}</p>
      <Input.TextArea
        aria-label={say('pasteField')}
        autoSize={{ minRows: 6, maxRows: 14 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ActNote act={act} />
      {wrong.length > 0 && (
        <Note tone="due">
          <ul className="pt-alike">
            {wrong.slice(0, 20).map(({ row, problem, text: said }) => (
              <li key={row}>{say('pasteWrong', { row, problem: say(problem, { text: said }) })}</li>
            ))}
          </ul>
        </Note>
      )}
      {matters.length > 0 && (
        <>
          <p>{say('pasteRows', { count: matters.length })}</p>
          <div className="pt-pasted">
            <table>
              <thead>
                <tr>
                  {(['client', 'opponents', 'court', 'part', 'from', 'to'] as const).map((key) => (
                    <th key={key}>{say(`field.${key}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {matters.slice(0, 500).map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
                  <tr key={at}>
                    <td>{one.name}</td>
                    <td>{one.opponents.join(say('comma'))}</td>
                    <td>{one.court}</td>
                    <td>{say(`matterPart.${one.matterPart}`)}</td>
                    <td>{one.fromDate}</td>
                    <td>{one.toDate}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <div className="pt-acts">
        <Button
          type="primary"
          disabled={matters.length === 0 || wrong.length > 0}
          loading={act.busy}
          onClick={() => void act.run({ body: { items: matters.slice(0, 500) } })}
        >
          {say('pasteSubmit')}
        </Button>
      </div>
    </>
  )
}

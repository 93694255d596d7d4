import { useState } from 'react'
import { Button, Form as AntForm } from 'antd'
import type { z } from 'zod'
import { PersonName } from '#organisation/web/index.ts'
import { ActNote, Icon, type ListColumn, useAct, useWords, useSaying } from '#ui/index.ts'
import {
  approveIntroduction,
  archiveIntroduction,
  changeIntroduction,
  createIntroduction,
  exportIntroductions,
  type Introduction,
} from '../../contract.ts'
import {
  ChoiceField,
  DepartmentField,
  LineField,
  PersonField,
  TextField,
} from '../fields/fields.tsx'
import { useDepartments, useIntroductions } from '../reading.ts'
import { introductionKinds, leadWords } from '../words.ts'
import { Archiving, KeptForm, useArchivedToo } from './kept.tsx'
import { KeptList } from './kept-list.tsx'
import { channelWords } from './words.ts'

type Row = z.infer<typeof Introduction>

/** What is presented of the firm, a department or a lawyer, once approved. */
export function Introductions({ rights }: { rights: string[] }) {
  const [archived, showing] = useArchivedToo()
  const mayApprove = rights.includes('approveIntroduction')
  return (
    <KeptList
      word="introduction"
      icon="note"
      rights={rights}
      {...(mayApprove ? { mayOpen: true } : {})}
      rows={useIntroductions({ archived })}
      showing={showing}
      columns={useColumns()}
      file={exportIntroductions}
    >
      {(thing, close) => (
        <>
          {thing && thing.approvedAt === null && mayApprove && (
            <Approval thing={thing} onClose={close} />
          )}
          <Form thing={thing} onClose={close} />
        </>
      )}
    </KeptList>
  )
}

function Approval({ thing, onClose }: { thing: Row; onClose: () => void }) {
  const say = useWords(channelWords)
  // What is approved are the words that were on the page when the panel was opened.
  const [seen, setSeen] = useState(thing)
  const act = useAct(approveIntroduction, {
    words: leadWords,
    done: say('introduction.approveDone'),
    refresh: ['introductions'],
    onDone: onClose,
  })
  return (
    <div className="ld-lead">
      <ActNote
        act={act}
        labels={{ title: say('introduction.title'), body: say('introduction.body') }}
        seen={{ ...seen }}
        onAdopt={(current) => {
          setSeen(current as unknown as Row)
          act.dismiss()
        }}
      />
      <Button
        type="primary"
        loading={act.busy}
        onClick={() => void act.run({ params: { id: thing.id }, ifMatch: seen.version })}
      >
        {say('introduction.approve')}
      </Button>
    </div>
  )
}

function Form({ thing, onClose }: { thing: Row | null; onClose: () => void }) {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const departments = useDepartments()
  const labels = { title: say('introduction.title'), body: say('introduction.body') }
  return (
    <>
      <KeptForm<Row>
        word="introductions"
        thing={thing}
        create={createIntroduction}
        change={changeIntroduction}
        initial={{ kind: 'firm' }}
        bodyOf={({ kind, title, body, departmentId, personId }) => ({
          kind,
          title,
          body,
          departmentId: kind === 'department' ? (departmentId ?? null) : null,
          personId: kind === 'lawyer' ? (personId ?? null) : null,
        })}
        labels={{
          ...labels,
          kind: say('introduction.kind'),
          departmentId: sayLead('part.department'),
          personId: say('introduction.lawyer'),
        }}
        show={{
          kind: (kind) => sayLead(`introductionKind.${kind as Row['kind']}`),
          departmentId: (id) => saying.nameAmong(departments, id),
          personId: (id) => <PersonName id={id as string} />,
        }}
        onClose={onClose}
      >
        <ChoiceField
          name="kind"
          label={say('introduction.kind')}
          required
          options={introductionKinds.map((value) => ({
            value,
            label: sayLead(`introductionKind.${value}`),
          }))}
        />
        <About />
        <LineField name="title" label={labels.title} required />
        <TextField
          name="body"
          label={labels.body}
          help={say('introduction.bodyWhy')}
          required
          rows={6}
          max={10_000}
        />
      </KeptForm>
      {thing && (
        <Archiving
          endpoint={archiveIntroduction}
          thing={thing}
          word="introductions"
          onClose={onClose}
        />
      )}
    </>
  )
}

function About() {
  const say = useWords(channelWords)
  const form = AntForm.useFormInstance()
  const kind = AntForm.useWatch('kind', form)
  if (kind === 'department') return <DepartmentField required />
  if (kind !== 'lawyer') return null
  return <PersonField name="personId" label={say('introduction.lawyer')} required role="lawyer" />
}

function useColumns(): ListColumn<Row>[] {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  return [
    { key: 'title', title: say('introduction.title'), render: (one) => one.title, phone: 'title' },
    {
      key: 'kind',
      title: say('column.about'),
      width: 140,
      phone: 'meta',
      render: (one) => sayLead(`introductionKind.${one.kind}`),
    },
    {
      key: 'approved',
      title: say('column.approved'),
      width: 180,
      exported: ['approved', 'approvedBy'],
      phone: 'side',
      render: (one) =>
        one.approvedAt ? (
          <span className="cv-kept">
            <Icon name="kept" /> {say('introduction.approved', { name: one.approvedByName ?? '' })}
          </span>
        ) : (
          <span className="cv-due">
            <Icon name="hourglass" /> {say('introduction.waiting')}
          </span>
        ),
    },
    {
      key: 'state',
      title: say('column.state'),
      width: 100,
      render: (one) => say(one.archivedAt ? 'archived' : 'inUse'),
    },
  ]
}

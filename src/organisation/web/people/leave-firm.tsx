import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { call } from '#platform/http/client.ts'
import { hasWords } from '#platform/i18n/words.ts'
import { Field, Note, Trouble, useSaying, useWords, Waiting, ActForm } from '#ui/index.ts'
import {
  leaveFirmEndpoint,
  type LeavingPreview,
  type Person,
  previewLeavingEndpoint,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { PersonSelect } from '../person-select.tsx'
import { useDepartments } from '../reading.ts'
import { organisationWords } from '../words.ts'

interface LeavingValues {
  successorId: string
  perArea?: Record<string, string | null>
  reason: string
  sure: boolean
}

/** Somebody leaves the firm: what passes on, to whom, in one act. */
export default function LeaveFirm({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useWords(administrationWords)
  const areaOf = useAreaWords()
  const {
    data: preview,
    error,
    refetch,
  } = useQuery({
    queryKey: ['leaving', person.id],
    queryFn: ({ signal }) => call(previewLeavingEndpoint, { params: { id: person.id }, signal }),
    staleTime: 0,
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!preview) return <Waiting />
  const areas = preview.areas.filter(({ count }) => count > 0)
  return (
    <ActForm<typeof leaveFirmEndpoint, LeavingValues>
      endpoint={leaveFirmEndpoint}
      words={organisationWords}
      slot={`leaving:${person.id}`}
      submit={say('leaving.submit')}
      done={say('leaving.done')}
      refresh={['people', 'person', 'delegations', 'departments', 'commitments', 'handovers']}
      input={({ successorId, perArea, reason }) => ({
        params: { id: person.id },
        body: { successorId, reason, perArea: chosen(perArea) },
      })}
      onClose={onClose}
    >
      <Note tone="due" title={person.name}>
        {say('leaving.lead')}
      </Note>
      <Estate preview={preview} />
      <Field name="successorId" label={say('leaving.successor')} required>
        <PersonSelect except={person.id} />
      </Field>
      {areas.length > 1 &&
        areas.map(({ area }) => (
          <Field
            key={area}
            name={['perArea', area]}
            label={say('leaving.successorFor', { area: areaOf(area) })}
            help={say('leaving.successorForHelp')}
          >
            <PersonSelect except={person.id} />
          </Field>
        ))}
      <Field name="reason" label={say('leaving.reason')} required max={500}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Field>
      <Field
        name="sure"
        label=""
        valuePropName="checked"
        rules={[
          {
            validator: (_, value) =>
              value ? Promise.resolve() : Promise.reject(new Error(say('leaving.sureFirst'))),
          },
        ]}
      >
        <Checkbox>{say('leaving.sure')}</Checkbox>
      </Field>
    </ActForm>
  )
}

const chosen = (perArea: LeavingValues['perArea'] = {}) =>
  Object.fromEntries(
    Object.entries(perArea).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )

function Estate({ preview }: { preview: LeavingPreview }) {
  const say = useWords(administrationWords)
  const areaOf = useAreaWords()
  const itemOf = useItemWords()
  const areas = preview.areas.filter(({ count }) => count > 0)
  if (areas.length === 0) return <p className="org-lead">{say('leaving.nothing')}</p>
  return (
    <section aria-label={say('leaving.preview')} className="org-estate">
      {areas.map(({ area, count, items }) => (
        <div key={area} className="org-estate">
          <h3>
            {areaOf(area)} <span className="cv-meta">{count}</span>
          </h3>
          <ul>
            {[...Map.groupBy(items, itemOf)].map(([what, alike]) => (
              <li key={what}>
                {what} {alike.length > 1 && <span className="cv-meta">{alike.length}</span>}
              </li>
            ))}
          </ul>
          {count > items.length && (
            <p className="cv-meta">{say('leaving.andMore', { count: count - items.length })}</p>
          )}
        </div>
      ))}
    </section>
  )
}

/** Areas and kinds come from whoever has something to pass on; not all of them are known here. */
function useAreaWords() {
  const say = useWords(administrationWords)
  return (area: string) =>
    hasWords(`administration:leaving.area.${area}`)
      ? say(`leaving.area.${area as 'charter'}`)
      : area
}

function useItemWords() {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const departments = useDepartments().data?.items ?? []
  return ({ id, kind, label }: LeavingPreview['areas'][number]['items'][number]) => {
    const what = hasWords(`administration:leaving.kind.${kind}`)
      ? say(`leaving.kind.${kind as 'lead'}`)
      : kind
    // What passes on as a part in a subject is named by the part.
    const name = hasWords(`organisation:part.${label}`)
      ? sayOf(`part.${label as 'manager'}`)
      : (kind === 'department' && saying.nameAmong(departments, id)) || label
    return [what, name].filter(Boolean).join(' · ')
  }
}

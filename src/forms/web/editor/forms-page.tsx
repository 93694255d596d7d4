import './editor.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AdministrationTabs } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  ActNote,
  Go,
  Icon,
  MenuButton,
  PageHead,
  Row,
  Section,
  Trouble,
  useAct,
  useSaying,
  useWords,
  Waiting,
  Dotted,
} from '#ui/index.ts'
import {
  type FormPurpose,
  formPurposes,
  type FormSummary,
  listFormsEndpoint,
  openFormEndpoint,
} from '../../contract.ts'
import { formWords } from '../words.ts'
import { editorWords } from './words.ts'

type Openable = ReplyOf<typeof listFormsEndpoint>['mayOpen'][number]
type Area = Openable['practiceAreas'][number]

/** The practice area of a form in words: every, or one only. */
export function useFormName(): (form: { practiceArea: Area }) => string {
  const say = useWords(editorWords)
  const sayForms = useWords(formWords)
  return ({ practiceArea }) =>
    practiceArea === null
      ? say('everyArea')
      : say('onlyArea', { area: sayForms(`practiceArea.${practiceArea}`) })
}

/** Everything the firm asks: enquiries, assessments, fields of its own. */
export default function FormsPage() {
  const say = useWords(editorWords)
  const { data, error, refetch } = useQuery({
    queryKey: ['forms', 'list'],
    queryFn: ({ signal }) => call(listFormsEndpoint, { signal }),
  })
  return (
    <>
      <PageHead title={say('title')} />
      <AdministrationTabs current="/administration/forms" />
      <div className="fe-body">
        <p className="fe-lead">{say('lead')}</p>
        {error && !data ? (
          <Trouble error={error} onRetry={() => void refetch()} />
        ) : data ? (
          formPurposes.map((purpose) => (
            <Purpose
              key={purpose}
              purpose={purpose}
              forms={data.items.filter((form) => form.purpose === purpose)}
              openable={data.mayOpen.find((one) => one.purpose === purpose)?.practiceAreas ?? []}
            />
          ))
        ) : (
          <Waiting />
        )}
      </div>
    </>
  )
}

function Purpose({
  purpose,
  forms,
  openable,
}: {
  purpose: FormPurpose
  forms: FormSummary[]
  openable: Area[]
}) {
  const say = useWords(editorWords)
  return (
    <Section
      title={say(`purpose.${purpose}`)}
      acts={openable.length > 0 && <OpenForm purpose={purpose} areas={openable} />}
    >
      <p className="cv-meta">{say(`purposeWhy.${purpose}`)}</p>
      {forms.length === 0 && <p className="cv-meta">{say('list.none')}</p>}
      {forms.map((form) => (
        <OneForm key={form.id} form={form} />
      ))}
    </Section>
  )
}

function OneForm({ form }: { form: FormSummary }) {
  const say = useWords(editorWords)
  const saying = useSaying()
  const name = useFormName()
  const { id, published, publishedAt, questionCount, drafted, abilities } = form
  return (
    <Row
      first={<Go to={`/administration/forms/${id}`}>{name(form)}</Go>}
      second={
        <Dotted
          facts={[
            say('list.count', { count: questionCount }),
            published && publishedAt
              ? say('list.version', { number: published, time: saying.moment(publishedAt, true) })
              : say('list.unpublished'),
            drafted && say('list.drafted'),
          ]}
        />
      }
      side={
        <Go
          to={`/administration/forms/${id}`}
          className="cv-act"
          label={`${say(abilities.keepForms ? 'list.edit' : 'list.look')} ${name(form)}`}
        >
          {say(abilities.keepForms ? 'list.edit' : 'list.look')}
        </Go>
      }
    />
  )
}

/** A new form: for which practice area, and there one is. */
function OpenForm({ purpose, areas }: { purpose: FormPurpose; areas: Area[] }) {
  const say = useWords(editorWords)
  const name = useFormName()
  const navigate = useNavigate()
  const opening = useAct(openFormEndpoint, {
    words: formWords,
    refresh: ['forms'],
    done: say('list.opened'),
    onDone: ({ id }) => void navigate({ to: `/administration/forms/${id}` as never }),
  })
  const start = (practiceArea: Area) => void opening.run({ body: { purpose, practiceArea } })
  const only = areas.length === 1 ? areas[0] : undefined
  const face = (
    <>
      <Icon name="plus" />
      {say('list.new')}
    </>
  )
  return (
    <>
      {only === undefined ? (
        <MenuButton
          placement="bottomRight"
          menu={{
            items: areas.map((area) => ({
              key: area ?? 'every',
              label: name({ practiceArea: area }),
            })),
            onClick: ({ key }) => start(areas.find((area) => (area ?? 'every') === key) ?? null),
          }}
        >
          {(trigger) => (
            <button type="button" className="cv-act" disabled={opening.busy} {...trigger}>
              {face}
            </button>
          )}
        </MenuButton>
      ) : (
        <button
          type="button"
          className="cv-act"
          disabled={opening.busy}
          onClick={() => start(only)}
        >
          {face}
        </button>
      )}
      <ActNote act={opening} />
    </>
  )
}

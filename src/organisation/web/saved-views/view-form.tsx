import { Input, Radio } from 'antd'
import { Field, useUrl, useWords, ActForm } from '#ui/index.ts'
import {
  changeViewEndpoint,
  type ListName,
  type SavedView,
  saveViewEndpoint,
  type Sharing,
} from '../../contract.ts'
import { organisationWords } from '../words.ts'
import { keptOf } from './use-views.ts'
import { viewWords } from './words.ts'

interface Values {
  name: string
  /** Not asked of who may share with nobody. */
  sharedWith?: Sharing
}

/** Keeps the list as it is looked at now under a name, or names a kept view anew. */
export default function ViewForm({
  list,
  saved,
  now,
  mayShareWith,
  onClose,
}: {
  list: ListName
  saved: SavedView | undefined
  now: Record<string, string>
  mayShareWith: Sharing[]
  onClose: () => void
}) {
  const say = useWords(viewWords)
  const [, setUrl] = useUrl()
  const common = { words: organisationWords, done: say('saved'), refresh: ['views'], onClose }
  const fields = <Fields mayShareWith={mayShareWith} />
  if (saved) {
    const { id, choices, columns, name, sharedWith } = saved
    return (
      <ActForm<typeof changeViewEndpoint, Values>
        {...common}
        endpoint={changeViewEndpoint}
        slot={`view:${id}`}
        initial={{ name, sharedWith }}
        submit={say('rename')}
        base={{ ...saved }}
        labels={{ name: say('name'), sharedWith: say('sharedWith') }}
        show={{ sharedWith: (whom) => say(`sharing.${whom as Sharing}`) }}
        input={(values, { version }) => ({
          params: { id },
          body: { sharedWith, ...values, choices, columns },
          ifMatch: version,
        })}
      >
        {fields}
      </ActForm>
    )
  }
  return (
    <ActForm<typeof saveViewEndpoint, Values>
      {...common}
      endpoint={saveViewEndpoint}
      slot={`view:new:${list}`}
      initial={{ sharedWith: 'nobody' }}
      submit={say('saveAs')}
      input={(values) => ({ body: { sharedWith: 'nobody', ...values, list, ...keptOf(now) } })}
      onDone={(view) => setUrl({ view: view.id })}
    >
      <p className="cv-second">{say('what')}</p>
      <br />
      {fields}
    </ActForm>
  )
}

function Fields({ mayShareWith }: { mayShareWith: Sharing[] }) {
  const say = useWords(viewWords)
  return (
    <>
      <Field name="name" label={say('name')} required max={60}>
        <Input placeholder={say('nameExample')} autoComplete="off" />
      </Field>
      {mayShareWith.length > 1 && (
        <Field name="sharedWith" label={say('sharedWith')} help={say('sharedWhy')}>
          <Radio.Group
            options={mayShareWith.map((value) => ({ value, label: say(`sharing.${value}`) }))}
          />
        </Field>
      )}
    </>
  )
}

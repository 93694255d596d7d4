// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { passwordLength, signIn } from '#access/sign-in/contract.ts'
import { call } from '#platform/http/client.ts'
import { Door, DraftForm, Field, useAct, useDraftForm, useWords } from '#ui/index.ts'
import { setUpFirm } from '../../set-up/contract.ts'
import { useSessionChange } from '../session.ts'
import { shellWords } from '../words.ts'

interface Values {
  code: string
  firmName: string
  officeName: string
  administratorName: string
  email: string
  password: string
}

/** The first visit: one form founds the firm and its first administrator. */
export default function SetUpPage() {
  const say = useWords(shellWords)
  const client = useQueryClient()
  const session = useSessionChange()
  const draft = useDraftForm<Values>(
    'set-up',
    { officeName: say('setUp.officeDefault') },
    { except: ['password', 'code'] },
  )
  const act = useAct(setUpFirm, {
    draft,
    words: shellWords,
    done: say('setUp.done'),
    onDone: () => {
      const { email, password } = draft.form.getFieldsValue()
      // Whoever has just chosen the password need not type it again; should that fail, the door asks for it.
      void call(signIn, { body: { email, password } })
        .then(session.begin)
        .finally(() => client.setQueryData(['set-up'], { needed: false }))
        .catch(() => undefined)
    },
  })
  return (
    <Door title={say('setUp.title')} lead={say('setUp.lead')}>
      <DraftForm
        draft={draft}
        act={act}
        submit={say('setUp.submit')}
        onSubmit={(body) => act.run({ body })}
      >
        <Field name="code" label={say('setUp.code')} required help={say('setUp.codeHelp')}>
          <Input autoComplete="off" autoFocus spellCheck={false} />
        </Field>
        <Field name="firmName" label={say('setUp.firm')} required max={200}>
          <Input autoComplete="organization" />
        </Field>
        <Field name="officeName" label={say('setUp.office')} required max={100}>
          <Input />
        </Field>
        <Field name="administratorName" label={say('setUp.administrator')} required max={100}>
          <Input autoComplete="name" />
        </Field>
        <Field name="email" label={say('setUp.email')} required max={254}>
          <Input type="email" autoComplete="username" inputMode="email" />
        </Field>
        <Field
          name="password"
          label={say('setUp.password')}
          required
          {...passwordLength}
          help={say('setUp.passwordHelp')}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </DraftForm>
    </Door>
  )
}

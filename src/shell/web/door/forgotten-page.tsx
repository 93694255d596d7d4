// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Button, Input } from 'antd'
import { useState } from 'react'
import { requestPasswordReset } from '#access/sign-in/contract.ts'
import { Door, Field, Go, useWords } from '#ui/index.ts'
import { shellWords } from '../words.ts'
import { SecretForm } from './door-form.tsx'
import { useSecretAct } from './use-secret-act.ts'

/** Asks for the mail with the link. The answer is the same whether the account exists or not. */
export default function ForgottenPage() {
  const say = useWords(shellWords)
  const [sentTo, setSentTo] = useState<string>()
  const { act, form } = useSecretAct<typeof requestPasswordReset, { email: string }>(
    requestPasswordReset,
    { onDone: () => setSentTo(form.getFieldValue('email')) },
  )
  if (sentTo) {
    return (
      <Door title={say('forgotten.sentTitle')} lead={say('forgotten.sent', { email: sentTo })}>
        <div className="cv-form-acts">
          <Button onClick={() => setSentTo(undefined)}>{say('forgotten.again')}</Button>
          <Go to="/" className="cv-act">
            {say('forgotten.back')}
          </Go>
        </div>
      </Door>
    )
  }
  return (
    <Door title={say('forgotten.title')} lead={say('forgotten.lead')}>
      <SecretForm
        act={act}
        form={form}
        submit={say('forgotten.send')}
        onSubmit={(body) => void act.run({ body })}
        more={
          <Go to="/" className="cv-act">
            {say('forgotten.back')}
          </Go>
        }
      >
        <Field name="email" label={say('door.email')} required>
          <Input type="email" size="large" autoComplete="username" autoFocus inputMode="email" />
        </Field>
      </SecretForm>
    </Door>
  )
}

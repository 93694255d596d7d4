// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { passwordLength, resetPassword } from '#access/sign-in/contract.ts'
import { Door, Field, Go, Note, useWords } from '#ui/index.ts'
import { useSessionChange } from '../session.ts'
import { shellWords } from '../words.ts'
import { SecretForm } from './door-form.tsx'
import { useSecretAct } from './use-secret-act.ts'

/** The page that the link in a mail opens; the token stands after `#`, which is never sent or logged. */
export default function NewPasswordPage() {
  const say = useWords(shellWords)
  const navigate = useNavigate()
  const session = useSessionChange()
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '')
  const { act, form } = useSecretAct<typeof resetPassword, { password: string; again: string }>(
    resetPassword,
    {
      done: say('newPassword.done'),
      onDone: () => void session.end().then(() => navigate({ to: '/' })),
    },
  )
  const askAgain = (
    <Go to="/forgotten-password" className="cv-act">
      {say('newPassword.askAgain')}
    </Go>
  )
  if (!token) {
    return (
      <Door title={say('newPassword.title')}>
        <Note tone="due" acts={askAgain}>
          {say('newPassword.noToken')}
        </Note>
      </Door>
    )
  }
  return (
    <Door title={say('newPassword.title')} lead={say('newPassword.lead')}>
      <SecretForm
        act={act}
        form={form}
        submit={say('newPassword.save')}
        onSubmit={({ password }) => void act.run({ body: { token, password } })}
        more={act.error?.code === 'link_over' && askAgain}
      >
        <Field name="password" label={say('newPassword.password')} required {...passwordLength}>
          <Input.Password size="large" autoComplete="new-password" autoFocus />
        </Field>
        <Again />
      </SecretForm>
    </Door>
  )
}

/** The password once more, compared as one leaves the field. */
function Again() {
  const say = useWords(shellWords)
  return (
    <Field
      name="again"
      label={say('newPassword.again')}
      required
      dependencies={['password']}
      rules={[
        ({ getFieldValue }) => ({
          validator: (_, value) =>
            !value || value === getFieldValue('password')
              ? Promise.resolve()
              : Promise.reject(new Error(say('newPassword.different'))),
        }),
      ]}
    >
      <Input.Password size="large" autoComplete="new-password" />
    </Field>
  )
}

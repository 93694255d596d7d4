// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Input } from 'antd'
import { useState } from 'react'
import { signIn, signInWithTotp } from '#access/sign-in/contract.ts'
import { Door, Act, Field, Go, Note, useWords } from '#ui/index.ts'
import { useSessionChange } from '../session.ts'
import { shellWords } from '../words.ts'
import { SecretForm } from './door-form.tsx'
import { useSecretAct } from './use-secret-act.ts'

/** Mail and password, then the code where the account asks for one. */
export default function SignInPage({ over }: { over: boolean }) {
  const [asksCode, setAsksCode] = useState(false)
  return asksCode ? (
    <CodeStep onBack={() => setAsksCode(false)} />
  ) : (
    <PasswordStep over={over} onCode={() => setAsksCode(true)} />
  )
}

function PasswordStep({ over, onCode }: { over: boolean; onCode: () => void }) {
  const say = useWords(shellWords)
  const session = useSessionChange()
  const { act, form } = useSecretAct<typeof signIn, { email: string; password: string }>(signIn, {
    onDone: ({ needs }) => (needs === 'totp' ? onCode() : void session.begin()),
  })
  return (
    <Door title={say('door.title')} lead={say('door.lead')}>
      {over && !act.error && <Note tone="due">{say('door.over')}</Note>}
      <SecretForm
        act={act}
        form={form}
        submit={say('door.signIn')}
        onSubmit={(body) => void act.run({ body })}
        more={
          <Go to="/forgotten-password" className="cv-act">
            {say('door.forgotten')}
          </Go>
        }
      >
        <Field name="email" label={say('door.email')} required normalize={trimmed}>
          <Input type="email" size="large" autoComplete="username" autoFocus inputMode="email" />
        </Field>
        <Field name="password" label={say('door.password')} required>
          <Input.Password size="large" autoComplete="current-password" />
        </Field>
      </SecretForm>
    </Door>
  )
}

function CodeStep({ onBack }: { onBack: () => void }) {
  const say = useWords(shellWords)
  const session = useSessionChange()
  const { act, form } = useSecretAct<typeof signInWithTotp, { code: string }>(signInWithTotp, {
    onDone: () => void session.begin(),
  })
  return (
    <Door title={say('door.codeTitle')} lead={say('door.codeLead')}>
      <SecretForm
        act={act}
        form={form}
        submit={say('door.continue')}
        onSubmit={(body) => void act.run({ body })}
        more={<Act onClick={onBack}>{say('door.otherAccount')}</Act>}
      >
        <Field name="code" label={say('door.code')} required normalize={trimmed}>
          <Input size="large" autoComplete="one-time-code" autoFocus />
        </Field>
      </SecretForm>
    </Door>
  )
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { passwordLength, readPasswordLink, resetPassword } from '#access/sign-in/contract.ts'
import { readFirmNoticeEndpoint } from '#organisation/contract.ts'
import { ApiError } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  Door,
  Field,
  Go,
  Note,
  Trouble,
  useLanguage,
  useThing,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { useSessionChange } from '../session.ts'
import { shellWords } from '../words.ts'
import { SecretForm } from './door-form.tsx'
import { useSecretAct } from './use-secret-act.ts'

/** The page that the link in a mail opens; the token stands after `#`, which is never sent or logged. */
export default function NewPasswordPage() {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '')
  // What is used up is not asked for again.
  const [used, setUsed] = useState(false)
  const link = useThing(
    readPasswordLink,
    ['password-link'],
    { body: { token } },
    { enabled: token !== '' && !used },
  )
  const firm = useThing(readFirmNoticeEndpoint, ['firm-notice'], {})
  const over = link.error instanceof ApiError && link.error.status === 409
  if (token === '' || over) return <NoLink over={over} />
  if (link.error && !link.data) {
    return <Trouble error={link.error} onRetry={() => void link.refetch()} />
  }
  if (!link.data || firm.isPending) return <Waiting />
  return (
    <ChoosePassword token={token} owner={link.data} firm={firm.data} onUsed={() => setUsed(true)} />
  )
}

function NoLink({ over }: { over: boolean }) {
  const say = useWords(shellWords)
  return (
    <Door title={say('newPassword.invited')}>
      <Note tone="due" acts={<AskAgain />}>
        {say(over ? 'refusal.link_over' : 'newPassword.noToken')}
      </Note>
    </Door>
  )
}

const AskAgain = () => (
  <Go to="/forgotten-password" className="cv-act">
    {useWords(shellWords)('newPassword.askAgain')}
  </Go>
)

/** An invitation welcomes and leads in; who resets a password signs in with it afterwards. */
function ChoosePassword({
  token,
  owner: { email, name, first },
  firm,
  onUsed,
}: {
  token: string
  owner: ReplyOf<typeof readPasswordLink>
  firm: ReplyOf<typeof readFirmNoticeEndpoint> | undefined
  onUsed: () => void
}) {
  const say = useWords(shellWords)
  const english = useLanguage() === 'en'
  const navigate = useNavigate()
  const session = useSessionChange()
  const { act, form } = useSecretAct<typeof resetPassword, { password: string; again: string }>(
    resetPassword,
    {
      done: say(first ? 'newPassword.in' : 'newPassword.done'),
      onDone: () => {
        onUsed()
        void (first ? session.begin() : session.end()).then(() => navigate({ to: '/' }))
      },
    },
  )
  const firmName = (english && firm?.nameEn) || firm?.name || say('newPassword.yourFirm')
  return (
    <Door
      title={say(first ? 'newPassword.invited' : 'newPassword.title')}
      lead={
        first
          ? say('newPassword.welcome', { name, firm: firmName, email })
          : say('newPassword.lead', { email })
      }
    >
      <SecretForm
        act={act}
        form={form}
        submit={say(first ? 'newPassword.enter' : 'newPassword.save')}
        onSubmit={({ password }) => void act.run({ body: { token, password } })}
        more={act.error?.code === 'link_over' && <AskAgain />}
      >
        {/* For whoever keeps passwords: whose it is. */}
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <Field
          name="password"
          label={say(first ? 'newPassword.first' : 'newPassword.password')}
          help={say('newPassword.good')}
          required
          {...passwordLength}
        >
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

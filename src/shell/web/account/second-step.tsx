// oxlint-disable jsx-a11y/no-autofocus -- the form is all there is to do here
import { Button, Input, QRCode } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { confirmTotp, enrolTotp, removeTotp } from '#access/sign-in/contract.ts'
import { Act, Field, Note, Section, uiWords, useCopy, useWords } from '#ui/index.ts'
import { SecretForm } from '../door/door-form.tsx'
import { useSecretAct } from '../door/use-secret-act.ts'
import { useSession } from '../session.ts'
import { shellWords } from '../words.ts'

type Step =
  | { at: 'rest' }
  | { at: 'password'; wants: 'on' | 'off' }
  | { at: 'scan'; uri: string; secret: string }
  | { at: 'codes'; codes: string[] }

/** The second factor: off, being enrolled, or on with its recovery codes. */
export function SecondStep() {
  const say = useWords(shellWords)
  const client = useQueryClient()
  const session = useSession()
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const renew = () => void client.invalidateQueries({ queryKey: ['session'] })
  const on = session.data?.totp === true
  return (
    <Section title={say('account.totp')}>
      {step.at === 'rest' && (
        <>
          <p className="cv-second">
            {on
              ? say('account.totpOn', { count: session.data?.recoveryCodesLeft ?? 0 })
              : say('account.totpOff')}
          </p>
          <div className="cv-empty-acts">
            <Button onClick={() => setStep({ at: 'password', wants: on ? 'off' : 'on' })}>
              {say(on ? 'account.disable' : 'account.enable')}
            </Button>
          </div>
        </>
      )}
      {step.at === 'password' && (
        <Password
          wants={step.wants}
          onCancel={() => setStep({ at: 'rest' })}
          onScan={(scan) => setStep({ at: 'scan', ...scan })}
          onRemoved={() => {
            renew()
            setStep({ at: 'rest' })
          }}
        />
      )}
      {step.at === 'scan' && (
        <Scan
          uri={step.uri}
          secret={step.secret}
          onCodes={(codes) => setStep({ at: 'codes', codes })}
        />
      )}
      {step.at === 'codes' && (
        <RecoveryCodes
          codes={step.codes}
          onSaved={() => {
            renew()
            setStep({ at: 'rest' })
          }}
        />
      )}
    </Section>
  )
}

function Password({
  wants,
  onScan,
  onRemoved,
  onCancel,
}: {
  wants: 'on' | 'off'
  onScan: (scan: { uri: string; secret: string }) => void
  onRemoved: () => void
  onCancel: () => void
}) {
  const say = useWords(shellWords)
  const sayUi = useWords(uiWords)
  const enrol = useSecretAct<typeof enrolTotp, { password: string }>(enrolTotp, { onDone: onScan })
  const remove = useSecretAct<typeof removeTotp, { password: string }>(removeTotp, {
    done: say('account.totpRemoved'),
    onDone: onRemoved,
  })
  const { act, form } = wants === 'on' ? enrol : remove
  return (
    <SecretForm<{ password: string }>
      act={act}
      form={form}
      plain
      submit={say(wants === 'on' ? 'account.enable' : 'account.disable')}
      onSubmit={(body) => void act.run({ body })}
      more={<Act onClick={onCancel}>{sayUi('act.cancel')}</Act>}
    >
      <Field name="password" label={say('account.confirmPassword')} required>
        <Input.Password autoComplete="current-password" autoFocus />
      </Field>
    </SecretForm>
  )
}

function Scan({
  uri,
  secret,
  onCodes,
}: {
  uri: string
  secret: string
  onCodes: (codes: string[]) => void
}) {
  const say = useWords(shellWords)
  const { act, form } = useSecretAct<typeof confirmTotp, { code: string }>(confirmTotp, {
    done: say('account.totpDone'),
    onDone: ({ recoveryCodes }) => onCodes(recoveryCodes),
  })
  return (
    <>
      <p className="cv-second">{say('account.scan')}</p>
      <div className="cv-scan">
        <div aria-hidden="true">
          <QRCode type="svg" value={uri} size={168} color="#000000" bgColor="#ffffff" />
        </div>
        <dl>
          <dt className="cv-meta">{say('account.secret')}</dt>
          <dd className="cv-code">{secret}</dd>
          <dt className="cv-meta">{say('account.uri')}</dt>
          <dd className="cv-code cv-meta">{uri}</dd>
        </dl>
      </div>
      <SecretForm
        act={act}
        form={form}
        plain
        submit={say('account.confirm')}
        onSubmit={(body) => void act.run({ body })}
      >
        <Field name="code" label={say('account.code')} required>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={40} />
        </Field>
      </SecretForm>
    </>
  )
}

function RecoveryCodes({ codes, onSaved }: { codes: string[]; onSaved: () => void }) {
  const say = useWords(shellWords)
  const sayUi = useWords(uiWords)
  const copy = useCopy()
  return (
    <>
      <Note tone="due" title={say('account.recoveryTitle')}>
        {say('account.recoveryWhy')}
      </Note>
      <ul className="cv-codes">
        {codes.map((code) => (
          <li key={code} className="cv-code">
            {code}
          </li>
        ))}
      </ul>
      <div className="cv-empty-acts">
        <Button type="primary" onClick={onSaved}>
          {say('account.saved')}
        </Button>
        <Act onClick={() => void copy(codes.join('\n'))}>{sayUi('act.copy')}</Act>
        <Act onClick={() => window.print()} icon="print">
          {sayUi('act.print')}
        </Act>
      </div>
    </>
  )
}

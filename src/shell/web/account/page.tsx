import { sayDepartment } from '#organisation/departments/contract.ts'
import { Button, Input } from 'antd'
import { CalendarFeedSection } from '#client-file/calendar-feed/web/index.ts'
import { MailDropSection } from '#client-file/web/received/drop-section.tsx'
import { NoticeChoicesSection, RobotSection } from '#communications/notifications/web/index.ts'
import { changePassword, passwordLength, signOutEverywhere } from '#access/sign-in/contract.ts'
import {
  ActNote,
  Confirm,
  Field,
  Go,
  ObjectPage,
  Section,
  useAct,
  useLanguage,
  useWords,
} from '#ui/index.ts'
import { SecretForm } from '../door/door-form.tsx'
import { useSecretAct } from '../door/use-secret-act.ts'
import { useMe } from '../me.ts'
import { useSession, useSessionChange } from '../session.ts'
import { shellWords } from '../words.ts'
import { ScreenChoices } from './screen-choices.tsx'
import { SecondStep } from './second-step.tsx'

/** My account: who I am to the system, how it looks, how it is kept safe. */
export default function AccountPage() {
  const say = useWords(shellWords)
  const language = useLanguage()
  const { data: me } = useMe()
  if (!me) return null
  return (
    <ObjectPage
      title={say('account.title')}
      facts={[
        { label: say('account.me'), value: me.name },
        { label: say('account.department'), value: sayDepartment(me, language) },
        {
          label: say('account.roles'),
          value:
            me.roles.map((role) => say(`role.${role}`)).join(language === 'en' ? ', ' : '、') ||
            '—',
        },
        { label: say('account.email'), value: me.email },
      ]}
    >
      <div className="cv-form">
        <ScreenChoices />
        <Section title={say('declarations')}>
          <p className="cv-quiet">{say('account.declarations')}</p>
          <Go to="/my-declarations">{say('declarations')}</Go>
        </Section>
        <NoticeChoicesSection />
        <RobotSection />
        <CalendarFeedSection />
        <MailDropSection />
        <PasswordPart />
        <SecondStep />
        <Devices />
      </div>
    </ObjectPage>
  )
}

function PasswordPart() {
  const say = useWords(shellWords)
  const { act, form } = useSecretAct<typeof changePassword, { current: string; next: string }>(
    changePassword,
    { done: say('account.passwordDone'), onDone: () => form.resetFields() },
  )
  return (
    <Section title={say('account.password')}>
      <SecretForm
        act={act}
        form={form}
        plain
        submit={say('account.savePassword')}
        onSubmit={(body) => void act.run({ body })}
      >
        <Field name="current" label={say('account.current')} required>
          <Input.Password autoComplete="current-password" />
        </Field>
        <Field
          name="next"
          label={say('account.next')}
          required
          {...passwordLength}
          help={say('setUp.passwordHelp')}
        >
          <Input.Password autoComplete="new-password" />
        </Field>
      </SecretForm>
    </Section>
  )
}

function Devices() {
  const say = useWords(shellWords)
  const session = useSession()
  const change = useSessionChange()
  const act = useAct(signOutEverywhere, { words: shellWords, onDone: () => void change.end() })
  return (
    <Section title={say('account.sessions')}>
      <p className="cv-second">
        {say('account.sessionsWhy', { minutes: session.data?.idleMinutes ?? 0 })}
      </p>
      <ActNote act={act} />
      <div className="cv-empty-acts">
        <Confirm
          title={say('account.everywhereAsk')}
          okText={say('account.everywhere')}
          onConfirm={() => act.run({})}
        >
          <Button loading={act.busy}>{say('account.everywhere')}</Button>
        </Confirm>
      </div>
    </Section>
  )
}

import { Button } from 'antd'
import {
  Act,
  ActNote,
  Icon,
  Row,
  Trouble,
  useAct,
  useSaying,
  useWords,
  Waiting,
  Dotted,
  SidePanel,
} from '#ui/index.ts'
import { archiveOfficeEndpoint, type Office } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe, useOffices } from '../reading.ts'
import { SectionFrame } from '../sections.tsx'
import { organisationWords } from '../words.ts'
import { OfficeForm } from './office-form.tsx'
import { useWeek, useZone } from './week.ts'

/** The offices of the firm and when they work. */
export default function OfficesSection() {
  const say = useWords(administrationWords)
  const me = useMe().data
  const { data, error, refetch } = useOffices()
  const { act, about, open, close } = useOpenAct()
  const changed = data?.items.find(({ id }) => id === about)
  return (
    <SectionFrame
      lead={say('office.hoursHelp')}
      acts={
        me?.rights.includes('openOffice') && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('openOffice')}>
            {say('office.open')}
          </Button>
        )
      }
    >
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : data ? (
        data.items.map((one) => <OneOffice key={one.id} office={one} />)
      ) : (
        <Waiting />
      )}
      <SidePanel
        title={say(act === 'openOffice' ? 'office.open' : 'office.change')}
        open={act === 'openOffice' || (act === 'changeOffice' && changed !== undefined)}
        onClose={close}
      >
        <OfficeForm office={act === 'changeOffice' ? changed : undefined} onClose={close} />
      </SidePanel>
    </SectionFrame>
  )
}

function OneOffice({ office }: { office: Office }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const { open } = useOpenAct()
  const week = useWeek()
  const zone = useZone()
  const archive = useAct(archiveOfficeEndpoint, {
    words: organisationWords,
    refresh: ['offices'],
    done: say('office.archived'),
  })
  const { id, version, abilities } = office
  const name = saying.name(office)
  return (
    <>
      <Row
        first={name}
        second={<Dotted facts={[...week(office.workingHours), zone(office.timeZone)]} />}
        side={
          <>
            {abilities.changeOffice && (
              <Act onClick={() => open('changeOffice', id)}>{say('office.change')}</Act>
            )}
            {abilities.archiveOffice && (
              <button
                type="button"
                className="cv-act"
                aria-label={say('office.archiveWhich', { name })}
                disabled={archive.busy}
                onClick={() => void archive.run({ params: { id }, ifMatch: version })}
              >
                {say('office.archive')}
              </button>
            )}
          </>
        }
      />
      <ActNote act={archive} />
    </>
  )
}

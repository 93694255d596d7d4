import { Button } from 'antd'
import {
  Act,
  ActNote,
  EmptyPage,
  ExportMenu,
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
import {
  archiveDepartmentEndpoint,
  type Department,
  exportDepartmentsEndpoint,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useDepartments, useMe } from '../reading.ts'
import { SectionFrame } from '../sections.tsx'
import { useExporting } from '../use-exporting.ts'
import { organisationWords } from '../words.ts'
import { DepartmentForm } from './department-form.tsx'

/** The departments of the firm, what they do and who heads them. */
export default function DepartmentsSection() {
  const say = useWords(administrationWords)
  const me = useMe().data
  const { data, error, refetch } = useDepartments()
  const exporting = useExporting(exportDepartmentsEndpoint)
  const { act, about, open, close } = useOpenAct()
  const changed = data?.items.find(({ id }) => id === about)
  const add = me?.rights.includes('openDepartment') && (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('openDepartment')}>
      {say('department.open')}
    </Button>
  )
  return (
    <SectionFrame
      acts={
        <>
          <ExportMenu exporting={exporting} />
          {add}
        </>
      }
    >
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : data.items.length === 0 ? (
        <EmptyPage icon="user" title={say('department.empty')} acts={add}>
          {say('department.emptyWhy')}
        </EmptyPage>
      ) : (
        data.items.map((one) => <OneDepartment key={one.id} department={one} />)
      )}
      <SidePanel
        title={say(act === 'openDepartment' ? 'department.open' : 'department.change')}
        open={act === 'openDepartment' || (act === 'changeDepartment' && changed !== undefined)}
        onClose={close}
      >
        <DepartmentForm
          department={act === 'changeDepartment' ? changed : undefined}
          onClose={close}
        />
      </SidePanel>
    </SectionFrame>
  )
}

function OneDepartment({ department }: { department: Department }) {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const { open } = useOpenAct()
  const archive = useAct(archiveDepartmentEndpoint, {
    words: organisationWords,
    refresh: ['departments'],
    done: say('department.archived'),
  })
  const { id, version, abilities } = department
  const name = saying.name(department)
  const facts = [
    saying.name({ name: department.officeName, nameEn: department.officeNameEn }),
    sayOf(`departmentKind.${department.kind}`),
    ...department.practiceAreas.map((area) => sayOf(`practiceArea.${area}`)),
    department.headName
      ? `${say('department.head')} ${department.headName}`
      : say('department.noHead'),
    say('ofPeople', { count: department.people }),
  ]
  return (
    <>
      <Row
        first={name}
        second={<Dotted facts={facts} />}
        side={
          <>
            {abilities.changeDepartment && (
              <Act onClick={() => open('changeDepartment', id)}>{say('department.change')}</Act>
            )}
            {abilities.archiveDepartment && (
              <button
                type="button"
                className="cv-act"
                aria-label={say('department.archiveWhich', { name })}
                disabled={archive.busy}
                onClick={() => void archive.run({ params: { id }, ifMatch: version })}
              >
                {say('department.archive')}
              </button>
            )}
          </>
        }
      />
      <ActNote act={archive} />
    </>
  )
}

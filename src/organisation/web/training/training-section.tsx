import { Button } from 'antd'
import {
  Act,
  ActNote,
  EmptyPage,
  Icon,
  type ListColumn,
  ListPage,
  useSaying,
  useWords,
  SidePanel,
} from '#ui/index.ts'
import { exportTrainingRecordsEndpoint, type TrainingRecord } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe } from '../reading.ts'
import { useSections } from '../sections.tsx'
import { useExporting } from '../use-exporting.ts'
import { RecordTraining } from './record-training.tsx'
import { useTakeBack, useTraining } from './training-records.ts'
import { Counts } from './training-of.tsx'
import { trainingWords } from './words.ts'

/** Who passed which course and until when it counts: recorded and taken back by human resources. */
export default function TrainingSection() {
  const say = useWords(trainingWords)
  const sayOf = useWords(administrationWords)
  const mayRecord = useMe().data?.rights.includes('recordTraining') ?? false
  const { rows, error, retry, hasMore, more } = useTraining({})
  const { act, open, close } = useOpenAct()
  const taking = useTakeBack()
  const columns = useColumns(mayRecord ? (record) => void taking.takeBack(record) : undefined)
  const record = mayRecord && (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('recordTraining')}>
      {say('record')}
    </Button>
  )
  return (
    <>
      <ListPage<TrainingRecord>
        title={sayOf('title')}
        acts={rows?.length !== 0 && record}
        views={useSections()}
        columns={columns}
        exporting={useExporting(exportTrainingRecordsEndpoint)}
        rows={rows}
        hasMore={hasMore}
        error={error}
        onRetry={retry}
        onEnd={more}
        idOf={(one) => one.id}
        foot={hasMore ? say('more') : undefined}
        empty={
          <EmptyPage icon="note" title={say('none')} acts={record}>
            {say('empty')}
          </EmptyPage>
        }
      />
      <ActNote act={taking.act} />
      <SidePanel title={say('record')} open={act === 'recordTraining'} onClose={close}>
        <RecordTraining onClose={close} />
      </SidePanel>
    </>
  )
}

function useColumns(
  onTakeBack: ((record: TrainingRecord) => void) | undefined,
): ListColumn<TrainingRecord>[] {
  const say = useWords(trainingWords)
  const saying = useSaying()
  return [
    {
      key: 'person',
      title: say('person'),
      width: 140,
      phone: 'title',
      render: (one) => one.person.name,
    },
    { key: 'course', title: say('course'), phone: 'meta', render: (one) => one.course },
    {
      key: 'passedOn',
      title: say('passedOn'),
      width: 120,
      phone: 'meta',
      render: (one) => saying.day(one.passedOn),
    },
    {
      key: 'validUntil',
      title: say('validUntil'),
      width: 160,
      phone: 'side',
      render: (one) => <Counts record={one} />,
    },
    {
      key: 'recordedBy',
      title: say('recordedBy'),
      width: 120,
      render: (one) => one.recordedBy.name,
    },
    ...(onTakeBack
      ? [
          {
            key: 'acts',
            title: '',
            exported: [],
            width: 88,
            render: (one: TrainingRecord) => (
              <Act onClick={() => onTakeBack(one)}>{say('takeBack')}</Act>
            ),
          },
        ]
      : []),
  ]
}

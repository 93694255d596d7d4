import { useState } from 'react'
import {
  Act,
  Dot,
  PageHead,
  Tabs,
  Trouble,
  useSaying,
  useWords,
  Waiting,
  useThing,
} from '#ui/index.ts'
import { keepOriginationSetting, readOriginationSetting } from '../../contract.ts'
import { NumberField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { useViews } from './kept.tsx'
import { channelWords } from './words.ts'

/** How long a first registration is protected, and who settled it. */
export function Protection({ rights }: { rights: string[] }) {
  const say = useWords(channelWords)
  const saying = useSaying()
  const [changing, setChanging] = useState(false)
  const { data, error, refetch } = useThing(readOriginationSetting, ['origination-setting'], {})
  return (
    <>
      <PageHead title={say('title')} />
      <Tabs tabs={useViews(rights)} current="protection" parameter="view" label={say('title')} />
      <div className="ld-setting">
        <p className="cv-second">{say('protection.what')}</p>
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data && (
          <>
            <p>
              <b>{say('protection.now', { days: data.protectedDays })}</b>
              <Dot />
              <span className="cv-second">
                {data.keptBy && data.keptAt
                  ? say('protection.by', {
                      name: data.keptBy.name,
                      time: saying.moment(data.keptAt),
                    })
                  : say('protection.nobody')}
              </span>
            </p>
            {rights.includes('keepOriginationSetting') && !changing && (
              <Act icon="edit" onClick={() => setChanging(true)}>
                {say('protection.change')}
              </Act>
            )}
            {changing && (
              <ActForm<typeof keepOriginationSetting, { protectedDays: number }>
                endpoint={keepOriginationSetting}
                slot="origination-setting"
                initial={{ protectedDays: data.protectedDays }}
                submit={say('protection.save')}
                done={say('protection.saved')}
                refresh={['origination-setting']}
                input={({ protectedDays }) => ({ body: { protectedDays } })}
                onClose={() => setChanging(false)}
              >
                <NumberField
                  name="protectedDays"
                  label={say('protection.days')}
                  help={say('protection.daysHelp')}
                  min={1}
                  max={3650}
                  precision={0}
                />
              </ActForm>
            )}
          </>
        )}
      </div>
    </>
  )
}

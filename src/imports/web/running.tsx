import { Button } from 'antd'
import { ActNote, Confirm, DottedLines, Segments, useAct, useSaying, useWords } from '#ui/index.ts'
import {
  cancelImport,
  type DuplicateMode,
  type ImportView,
  pauseImport,
  runImport,
} from '../contract.ts'
import type { Fates } from './forecast.ts'
import { importWords } from './words.ts'

/** The next step of an import: begin it, watch it, pause it, go on. */
export function Running({
  one,
  mode,
  onMode,
  forecast,
}: {
  one: ImportView
  mode: DuplicateMode
  onMode: (mode: DuplicateMode) => void
  forecast: Fates | undefined
}) {
  const say = useWords(importWords)
  const saying = useSaying()
  const options = { words: importWords, refresh: ['imports', one.id] }
  const run = useAct(runImport, { ...options, done: say('run.started') })
  const pause = useAct(pauseImport, options)
  const cancel = useAct(cancelImport, options)
  const { run: mayRun, pause: mayPause, cancel: mayCancel } = one.abilities
  if (!mayRun && !mayPause && one.state !== 'running') return null
  const input = { params: { id: one.id } }
  const fresh = one.state === 'read' || one.state === 'mapped'
  const { done, total } = one.progress
  return (
    <section className="cv-hero" aria-label={say(`state.${one.state}`)}>
      {!fresh && (
        <>
          <h2 className="cv-hero-what">
            {say('run.progress', { done: saying.number(done), total: saying.number(total) })}
          </h2>
          {one.state === 'running' && <p className="cv-hero-why">{say('run.leave')}</p>}
          <progress className="im-progress" value={done} max={Math.max(1, total)} />
        </>
      )}
      {fresh && forecast && (
        <h2 className="cv-hero-what">{say('run.goes', { count: saying.number(forecast.goes) })}</h2>
      )}
      {forecast && <Others forecast={forecast} />}
      {mayRun && (
        <div className="im-run">
          <Segments<DuplicateMode>
            label={say('run.duplicates')}
            value={mode}
            choices={[
              { value: 'skip', label: say('run.skip') },
              { value: 'import', label: say('run.import') },
            ]}
            onChoose={onMode}
          />
        </div>
      )}
      <div className="cv-hero-do">
        {mayRun && (
          <Button
            type="primary"
            size="large"
            loading={run.busy}
            disabled={total === 0 || (fresh && !forecast?.goes)}
            onClick={() => void run.run({ ...input, body: { duplicates: mode } })}
          >
            {fresh
              ? say('run.start', { count: saying.number(forecast?.goes ?? 0) })
              : say('run.goOn')}
          </Button>
        )}
        {mayPause && (
          <Button size="large" loading={pause.busy} onClick={() => void pause.run(input)}>
            {say('run.pause')}
          </Button>
        )}
        {mayCancel && (
          <Confirm
            title={say('run.cancel')}
            description={say('run.cancelWhy')}
            okText={say('run.cancel')}
            onConfirm={() => void cancel.run(input)}
          >
            <Button size="large" loading={cancel.busy}>
              {say('run.cancel')}
            </Button>
          </Confirm>
        )}
      </div>
      <div className="im-run">
        <ActNote act={run} />
        <ActNote act={pause} />
        <ActNote act={cancel} />
      </div>
    </section>
  )
}

const others = ['waits', 'cannot', 'duplicate', 'skipped'] as const

/** How many rows do not go in, by why. */
function Others({ forecast }: { forecast: Fates }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const told = others.flatMap((fate) =>
    forecast[fate] > 0 ? [say(`run.${fate}`, { count: saying.number(forecast[fate]) })] : [],
  )
  if (told.length === 0) return null
  return (
    <p className="cv-hero-why">
      <DottedLines facts={told} />
    </p>
  )
}

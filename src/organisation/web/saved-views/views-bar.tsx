import { Dropdown, type MenuProps } from 'antd'
import { lazy, useState } from 'react'
import {
  Go,
  Icon,
  SidePanel,
  TabBar,
  toast,
  useAct,
  usePhone,
  useUrl,
  useWords,
} from '#ui/index.ts'
import {
  changeViewEndpoint,
  type ListName,
  removeViewEndpoint,
  saveViewEndpoint,
  setUsualViewEndpoint,
} from '../../contract.ts'
import { organisationWords } from '../words.ts'
import { addressOf, type BuiltInView, keptOf, type ShownView, useViews } from './use-views.ts'
import { viewWords } from './words.ts'

const ViewForm = lazy(() => import('./view-form.tsx'))

/** Views that stand side by side; the others are in a menu. */
const inSight = 7

const nowhere: Record<string, string> = {}

/** The views of a list, side by side; on the telephone in a menu. What one looks through can be kept. */
export function ViewsBar({
  list,
  builtIn,
  place = nowhere,
}: {
  list: ListName
  builtIn: BuiltInView[]
  /** What the address says of where the list stands, such as its tab: no part of a view. */
  place?: Record<string, string>
}) {
  const say = useWords(viewWords)
  const phone = usePhone()
  const seen = useViews(list, builtIn, place)
  const { views, current, changed } = seen
  const side = phone ? [] : views.slice(0, inSight)
  const rest = views.slice(side.length)
  return (
    <div className="cv-viewsbar">
      {side.length > 0 && (
        <TabBar label={say('bar')} current={current?.key}>
          {side.map((view) => (
            <Go
              key={view.key}
              to="."
              search={{ ...place, ...addressOf(view, seen.now) }}
              className="cv-tab"
              current={view === current}
              {...(view.saved && !view.saved.abilities.changeView
                ? { title: say('by', { name: view.saved.owner.name }) }
                : {})}
            >
              {view.label}
            </Go>
          ))}
        </TabBar>
      )}
      {rest.length > 0 && (
        <Others
          views={rest}
          place={place}
          label={phone ? say('current', { name: current?.label ?? say('changed') }) : say('more')}
        />
      )}
      {changed && (current || !phone) && (
        <small className="cv-meta cv-views-changed">{say('changed')}</small>
      )}
      <ViewActs list={list} seen={seen} place={place} />
    </div>
  )
}

function Others({
  views,
  label,
  place,
}: {
  views: ShownView[]
  label: string
  place: Record<string, string>
}) {
  const [url] = useUrl()
  const go = useGo(place)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: url.view ? [url.view] : [],
        items: views.map(({ key, label: text }) => ({ key, label: text })),
        onClick: ({ key }) => {
          const view = views.find((one) => one.key === key)
          if (view) go(addressOf(view, url))
        },
      }}
    >
      <button type="button" className="cv-filter">
        {label}
        <Icon name="down" />
      </button>
    </Dropdown>
  )
}

/** Replaces all that the address says besides the place. */
function useGo(place: Record<string, string>) {
  const [url, setUrl] = useUrl()
  return (next: Record<string, string>) =>
    setUrl({ ...Object.fromEntries(Object.keys(url).map((key) => [key, null])), ...place, ...next })
}

type Seen = ReturnType<typeof useViews>

/** What can be done with views: keep, update, rename, open with, remove. */
function ViewActs({
  list,
  seen,
  place,
}: {
  list: ListName
  seen: Seen
  place: Record<string, string>
}) {
  const say = useWords(viewWords)
  const [form, setForm] = useState<'new' | 'rename' | null>(null)
  const { current, changed, usual, now } = seen
  const saved = current?.saved
  const acts = useViewActs(list, seen, place)
  const items = [
    ...(saved?.abilities.changeView && changed
      ? [{ key: 'update', label: say('update', { name: saved.name }) }]
      : []),
    { key: 'new', label: say('saveAs') },
    ...(saved?.abilities.changeView ? [{ key: 'rename', label: say('rename') }] : []),
    ...(current && !changed
      ? [{ key: 'usual', label: say(usual === current.key ? 'notUsual' : 'makeUsual') }]
      : []),
    ...(saved?.abilities.removeView ? [{ key: 'remove', label: say('remove') }] : []),
  ]
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'new' || key === 'rename') setForm(key)
    else if (key === 'update') acts.update()
    else if (key === 'usual') void acts.setUsual()
    else void acts.remove()
  }
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick }}>
        <button type="button" className="cv-tool" aria-label={say('acts')}>
          <Icon name="star" />
        </button>
      </Dropdown>
      <SidePanel
        open={form !== null}
        title={say(form === 'rename' ? 'rename' : 'saveAs')}
        onClose={() => setForm(null)}
      >
        <ViewForm
          list={list}
          saved={form === 'rename' ? saved : undefined}
          now={now}
          mayShareWith={seen.mayShareWith}
          onClose={() => setForm(null)}
        />
      </SidePanel>
    </>
  )
}

function useViewActs(list: ListName, { current, usual, now }: Seen, place: Record<string, string>) {
  const say = useWords(viewWords)
  const go = useGo(place)
  const words = organisationWords
  const refresh = ['views']
  const changing = useAct(changeViewEndpoint, { words, refresh, done: say('updated') })
  const removing = useAct(removeViewEndpoint, { words, refresh })
  const again = useAct(saveViewEndpoint, { words, refresh })
  const choosing = useAct(setUsualViewEndpoint, { words, refresh })
  const saved = current?.saved
  return {
    update: () => {
      if (!saved) return
      const { name, sharedWith, version } = saved
      const body = { name, sharedWith, ...keptOf(now) }
      void changing.run({ params: { id: saved.id }, body, ifMatch: version })
    },
    remove: async () => {
      if (!saved || !(await removing.run({ params: { id: saved.id } }))) return
      const { name, sharedWith, choices, columns } = saved
      go({})
      const undo = () => again.run({ body: { list, name, sharedWith, choices, columns } })
      toast(say('removed'), saved.abilities.changeView ? { undo } : {})
    },
    setUsual: async () => {
      if (!current) return
      const view = usual === current.key ? null : current.key
      if (!(await choosing.run({ body: { list, view } }))) return
      toast(view ? say('usualMade', { name: current.label }) : say('usualGone'))
    },
  }
}

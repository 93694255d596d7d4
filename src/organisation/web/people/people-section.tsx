import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { roles } from '#access/contract.ts'
import { call } from '#platform/http/client.ts'
import {
  EmptyPage,
  type Filter,
  Go,
  Icon,
  type ListColumn,
  ListPage,
  useSaying,
  useUrl,
  useWords,
  Dotted,
} from '#ui/index.ts'
import {
  exportPeopleEndpoint,
  listPeopleEndpoint,
  type Person,
  sayDepartment,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useDepartments } from '../reading.ts'
import { useExporting } from '../use-exporting.ts'
import type { BuiltInView } from '../saved-views/use-views.ts'
import { ViewsBar } from '../saved-views/views-bar.tsx'
import { useSections } from '../sections.tsx'
import { organisationWords } from '../words.ts'
import { PersonActs } from './person-acts.tsx'
import { PersonPanel } from './person-panel.tsx'

const tab = { view: 'people' }

/** Everyone of the firm: a list with a quick look, and what can be done with one of them. */
export default function PeopleSection() {
  const say = useWords(administrationWords)
  const sections = useSections()
  const people = usePeople()
  const { open } = useOpenAct()
  const columns = useColumns()
  const filters = useFilters()
  const sayOf = useWords(organisationWords)
  const builtIn: BuiltInView[] = [
    { key: 'present', label: say('person.present'), choices: {} },
    { key: 'away', label: sayOf('status.on_leave'), choices: { status: 'on_leave' } },
    { key: 'gone', label: sayOf('status.left'), choices: { status: 'left' } },
  ]
  const add = people.mayAdd && (
    <>
      <Go to="/imports" search={{ view: 'staff' }} className="cv-act">
        {say('person.import')}
      </Go>
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('addPerson')}>
        {say('person.add')}
      </Button>
    </>
  )
  return (
    <>
      <ListPage<Person>
        title={say('title')}
        acts={add}
        views={sections}
        viewsBar={<ViewsBar list="people" builtIn={builtIn} place={tab} />}
        choosable
        filters={filters}
        searchable
        columns={columns}
        exporting={useExporting(exportPeopleEndpoint, people.query)}
        rows={people.rows}
        hasMore={people.hasMore}
        error={people.error}
        onRetry={people.retry}
        idOf={(person) => person.id}
        panel={(person) => <PersonPanel key={person.id} person={person} />}
        onEnd={people.more}
        foot={people.hasMore ? say('person.more') : undefined}
        empty={
          <EmptyPage icon="user" title={say('person.emptyTitle')} acts={add}>
            {say('person.empty')}
          </EmptyPage>
        }
      />
      <PersonActs people={people.rows ?? []} />
    </>
  )
}

function usePeople() {
  const [url] = useUrl()
  const query = {
    search: url.search,
    departmentId: url.department,
    role: url.role as Person['roles'][number] | undefined,
    status: (url.status ?? 'present') as 'present',
  }
  const found = useInfiniteQuery({
    queryKey: ['people', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call(listPeopleEndpoint, {
        query: { ...query, size: 100, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data])
  return {
    query,
    rows,
    mayAdd: found.data?.pages[0]?.abilities.addPerson ?? false,
    error: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    more: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
    },
  }
}

function useColumns(): ListColumn<Person>[] {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const rolesOf = (person: Person) =>
    person.roles.length > 0 ? (
      <Dotted facts={person.roles.map((role) => sayOf(`role.${role}`))} />
    ) : (
      say('none')
    )
  return [
    {
      key: 'name',
      title: say('person.name'),
      width: 140,
      phone: 'title',
      render: (person) => person.name,
    },
    {
      key: 'department',
      title: say('person.department'),
      width: 160,
      phone: 'meta',
      render: (person) => sayDepartment(person, saying.language),
    },
    { key: 'roles', title: say('person.roles'), phone: 'meta', render: rolesOf },
    {
      key: 'email',
      title: say('person.email'),
      width: 240,
      render: (person) => person.email,
    },
    {
      key: 'status',
      title: say('person.status'),
      width: 88,
      phone: 'side',
      render: (person) => sayOf(`status.${person.status}`),
    },
  ]
}

function useFilters(): Filter[] {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const departments = useDepartments().data?.items ?? []
  return [
    {
      key: 'department',
      label: say('person.department'),
      options: saying.choices(departments),
    },
    {
      key: 'role',
      label: say('person.roles'),
      options: roles.map((role) => ({ value: role, label: sayOf(`role.${role}`) })),
    },
    {
      key: 'status',
      label: say('person.status'),
      options: [
        { value: 'active', label: sayOf('status.active') },
        { value: 'on_leave', label: sayOf('status.on_leave') },
        { value: 'left', label: sayOf('status.left') },
      ],
    },
  ]
}

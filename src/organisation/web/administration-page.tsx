import './administration.css'
import { type ComponentType, lazy, Suspense } from 'react'
import { useUrl, Waiting } from '#ui/index.ts'
import { useSections } from './sections.tsx'

const People = lazy(() => import('./people/people-section.tsx'))

const parts: Record<string, ComponentType> = {
  people: People,
  training: lazy(() => import('./training/training-section.tsx')),
  departments: lazy(() => import('./departments/departments-section.tsx')),
  offices: lazy(() => import('./offices/offices-section.tsx')),
  calendar: lazy(() => import('./calendar-years/calendar-section.tsx')),
  keys: lazy(() => import('./api-keys/keys-section.tsx')),
  firm: lazy(() => import('./firm/firm-section.tsx')),
}

/** What the firm consists of: people, departments, offices, calendar, keys, the firm itself. */
export default function AdministrationPage() {
  const [url] = useUrl()
  const sections = useSections()
  const here = sections.find(({ key }) => key === url.view) ?? sections[0]
  const Part = parts[here?.key ?? 'people'] ?? People
  return (
    <Suspense fallback={<Waiting />}>
      <Part key={here?.key} />
    </Suspense>
  )
}

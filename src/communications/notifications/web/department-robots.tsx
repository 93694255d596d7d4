import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listDepartmentsEndpoint } from '#organisation/contract.ts'
import { call } from '#platform/http/client.ts'
import { Section, useSaying, useWords } from '#ui/index.ts'
import { choiceWords } from './choices-words.ts'
import { useWebhooks } from './reading.ts'
import { Robot } from './robot.tsx'

/** The robots in the chats of departments. */
export function DepartmentRobots() {
  const say = useWords(choiceWords)
  const saying = useSaying()
  const [trying, setTrying] = useState(false)
  const robots = useWebhooks(trying).data?.items
  const departments = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: 60_000,
  }).data?.items
  if (!robots || !departments) return null
  return (
    <Section title={say('robot.departments')}>
      <p className="cv-quiet nc-lead">{say('robot.departmentsLead')}</p>
      {departments.map(({ id, name, nameEn }) => {
        const robot = robots.find((one) => one.departmentId === id)
        return (
          <div key={id} className="nc-department">
            <h3>{saying.name({ name, nameEn })}</h3>
            <Robot
              key={robot?.id ?? 'none'}
              departmentId={id}
              robot={robot}
              onTry={() => setTrying(true)}
            />
          </div>
        )
      })}
    </Section>
  )
}

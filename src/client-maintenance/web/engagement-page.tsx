import { EngagementPage } from '#client-service/web/index.ts'
import { visitAct, visitKeepings } from './visit-act.tsx'

const more = { acts: [visitAct], keepings: visitKeepings }

/** The page of an engagement, with the return visit that follows its closing (M1). */
export default function EngagementWithVisits() {
  return <EngagementPage more={more} />
}

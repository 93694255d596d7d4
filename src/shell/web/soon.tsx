import { EmptyPage, Go, PageHead, useWords } from '#ui/index.ts'
import { useMe } from './me.ts'
import { type PlaceKey, signs } from './pages.tsx'
import { shellWords } from './words.ts'

/** A place whose page is not there yet: says what it will hold. */
export function soonPage(place: PlaceKey) {
  return {
    default: function Soon() {
      const say = useWords(shellWords)
      const { data: me } = useMe()
      const title = say(`place.${place}`)
      return (
        <>
          <PageHead title={title} />
          <EmptyPage
            icon={signs[place]}
            title={say('soonTitle')}
            acts={
              <>
                <Go to="/approvals">{say('approvals')}</Go>
                {place === 'conflicts' && me?.rights.includes('readWalls') && (
                  <Go to="/conflicts/walls">{say('walls')}</Go>
                )}
              </>
            }
          >
            {say(`soon.${place}`)}
          </EmptyPage>
        </>
      )
    },
  }
}

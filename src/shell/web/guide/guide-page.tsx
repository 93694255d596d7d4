import './guide.css'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { marked } from 'marked'
import { useEffect, useMemo, useRef } from 'react'
import { useClauseTerm } from '#charter/web/index.ts'
import { ApiError } from '#platform/http/client.ts'
import { Go, PageHead, Trouble, useLanguage, useWords, Waiting } from '#ui/index.ts'
import { useMe } from '../me.ts'
import { shellWords } from '../words.ts'
import { chapterOf, chapters } from './chapters.ts'
import { withTermsInForce } from './terms.ts'

const texts = import.meta.glob<string>('../../../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
})
const pictures = import.meta.glob<string>('../../../../docs/guide/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

/** The guide, written for people of each role; the text is ours and part of the product. */
export default function GuidePage() {
  const say = useWords(shellWords)
  const english = useLanguage() === 'en'
  const { pathname, hash } = useLocation()
  const { data: me } = useMe()
  const asked = pathname.split('/')[2]
  const page = asked ?? chapterOf(me?.roles ?? [])
  const text = useQuery({
    queryKey: ['guide', page],
    queryFn: () => texts[`../../../../docs/guide/${page}.md`]?.() ?? '',
    staleTime: Infinity,
  })
  const termOf = useClauseTerm('zh-CN')
  const html = useMemo(
    () => text.data && htmlOf(withTermsInForce(text.data, termOf)),
    [text.data, termOf],
  )
  const body = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!html || !hash) return
    // A part that is not told of by itself is told of with its place.
    const [place = ''] = hash.split('/')
    const part = document.getElementById(hash) ?? document.getElementById(place)
    part?.scrollIntoView()
  }, [html, hash])
  if (!chapters.some((one) => one.page === page))
    return <Trouble error={new ApiError(404, 'not_found')} />
  return (
    <>
      <PageHead title={say('guide.title')} aside={english ? say('guide.inChinese') : undefined} />
      <div className="guide">
        <nav className="guide-chapters" aria-label={say('guide.chapters')}>
          {chapters.map((one) => (
            <Go key={one.page} to={`/guide/${one.page}`} current={one.page === page}>
              {say(`guide.${one.page}` as 'guide.first-day')}
            </Go>
          ))}
        </nav>
        {html ? (
          <article
            ref={body}
            className="guide-text"
            lang="zh-CN"
            // oxlint-disable-next-line react/no-danger -- our own text, built with the product
            dangerouslySetInnerHTML={{ __html: html }}
          />
        ) : (
          <Waiting />
        )}
      </div>
    </>
  )
}

function htmlOf(text: string): string {
  const html = marked.parse(text, { async: false })
  // The head of the page says the title; pictures lie where the build has put them.
  return html
    .replace(/<h1>.*?<\/h1>/, '')
    .replaceAll(/src="pictures\/([\w-]+\.png)"/g, (_all, name: string) => {
      const url = pictures[`../../../../docs/guide/pictures/${name}`] ?? ''
      // Their room is kept while they load, so that the part one came for stays in sight.
      const size = name.includes('-390') ? 'width="390" height="844"' : 'width="1280" height="800"'
      return `src="${url}" ${size} loading="lazy"`
    })
}

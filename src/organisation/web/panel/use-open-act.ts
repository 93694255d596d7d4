import { useUrl } from '#ui/index.ts'

/** Which act is open at the side, kept in the address: `?act=changePerson&about=<id>`. */
export function useOpenAct() {
  const [url, setUrl] = useUrl()
  return {
    act: url.act,
    about: url.about,
    open: (act: string, about?: string) => setUrl({ act, about: about ?? null }),
    close: () => setUrl({ act: null, about: null }),
  }
}

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

const nearPixels = 80;

/** New messages scroll into sight, unless the reader has gone up to read: then a button says that there is more. */
export function useFollowing(
  list: RefObject<HTMLElement | null>,
  newestId: string | undefined,
  newestIsOwn: boolean,
  typing: boolean,
) {
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);

  const catchUp = useCallback(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    atEnd.current = true;
    setBehind(false);
  }, [list]);

  const follow = useCallback(() => {
    const scroller = list.current;
    if (!scroller) return;
    atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPixels;
    if (atEnd.current) setBehind(false);
  }, [list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message or the typing sign is what moves the end
  useLayoutEffect(() => {
    if (atEnd.current || newestIsOwn) catchUp();
    else setBehind(true);
  }, [newestId, typing]);

  // The list shrinks when the on-screen keyboard opens or the composer grows.
  useLayoutEffect(() => {
    const scroller = list.current;
    if (!scroller) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) catchUp();
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [list, catchUp]);

  return { behind, follow, catchUp };
}

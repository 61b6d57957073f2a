/** iOS lays the on-screen keyboard over the page instead of shrinking it: the page is told what is left. */
export function fitToKeyboard(): void {
  const visible = window.visualViewport;
  if (!visible) return;
  const shrink = () => {
    document.documentElement.style.setProperty('--visible-height', `${visible.height}px`);
    window.scrollTo(0, 0);
  };
  visible.addEventListener('resize', shrink);
  shrink();
}

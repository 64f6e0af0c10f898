// When has the page settled on something new? Added to every window that is measured.
// Settled: the text of `shown` differs from `before`, the script has ended, nothing is stale;
// the moment is that of the frame after the one that drew it.
(() => {
  const main = '[data-testid="stMain"]';
  const settled = (shown, before) => {
    const app = document.querySelector('[data-testid="stApp"]');
    const text = document.querySelector(shown)?.textContent;
    return Boolean(text) && text !== before && app?.dataset.testScriptState === 'notRunning'
      && !document.querySelector('[data-stale="true"]');
  };

  const whenSettled = (shown, before) => new Promise((resolve) => {
    const look = () => {
      if (!settled(shown, before)) return false;
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });

  window.bench = {
    // Milliseconds from the beginning of the navigation.
    loaded: (shown) => whenSettled(shown, null),
    // Arms the watch before a click; `clicked` then gives the milliseconds since that click.
    arm: (shown) => {
      const before = document.querySelector(shown).textContent;
      window.bench.clicked = new Promise((resolve) => {
        document.addEventListener('click', (event) => {
          whenSettled(shown, before).then((end) => resolve(end - event.timeStamp));
        }, { capture: true, once: true });
      });
    },
    // Goes to another page of the app inside the session, as the browser's Back does.
    visit: (path) => {
      const before = document.querySelector(main).textContent;
      history.pushState({}, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
      return whenSettled(main, before);
    },
  };
})();

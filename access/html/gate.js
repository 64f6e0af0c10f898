// When a websocket closes because its session is over, the page goes back to signing in.
(() => {
  const Plain = window.WebSocket;
  const look = () =>
    fetch("/_stcore/host-config", { cache: "no-store" })
      .then((answer) => { if (answer.status === 401 || answer.status === 403) location.reload(); })
      .catch(() => {});
  window.WebSocket = class extends Plain {
    constructor(...address) {
      super(...address);
      this.addEventListener("close", look);
    }
  };
})();

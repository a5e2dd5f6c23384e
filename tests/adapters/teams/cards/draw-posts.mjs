/** Runs in the page: draws posts by the library of Adaptive Cards. */
globalThis.drawPosts = ({ bubbles, config, unfolded }) => {
  const { AdaptiveCards, document } = globalThis;
  const unfold = (value) => {
    if (typeof value !== "object" || value === null) return;
    if (value.type && value.isVisible === false) value.isVisible = true;
    for (const each of Object.values(value)) unfold(each);
  };
  // Teams reads the text of TextBlocks and of options as Markdown.
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = globalThis.marked.parse(text);
    result.didProcess = true;
  };
  document.body.replaceChildren();
  for (const { html, label, cards } of bubbles) {
    const post = document.createElement("div");
    post.className = "post";
    if (html !== "") {
      const bubble = document.createElement("div");
      bubble.className = "bubble";
      bubble.innerHTML = (label ? '<div class="label">AI</div>' : "") + html;
      post.append(bubble);
    }
    for (const content of cards) {
      if (unfolded) unfold(content);
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(config);
      card.parse(content);
      const frame = document.createElement("div");
      frame.className = "card";
      const shown = card.render();
      if (shown) frame.append(shown);
      post.append(frame);
    }
    document.body.append(post);
  }
};

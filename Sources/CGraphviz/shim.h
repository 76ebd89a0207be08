#pragma once
// Graphviz as Swift can see it: no macros, no variadics, const where the library means const.
// Nothing here is thread-safe; GraphvizRender holds the one lock.
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <stddef.h>

typedef struct {
  double x, y;
} LTPoint;

typedef struct {
  const LTPoint *_Nullable points;
  size_t count;
  int hasTip;
  LTPoint tip;
} LTCurve;

static inline Agraph_t *_Nullable lt_read(const char *_Nonnull dot) { return agmemread(dot); }

static inline int lt_layout(GVC_t *_Nonnull c, Agraph_t *_Nonnull g, const char *_Nonnull engine) {
  return gvLayout(c, g, engine);
}

static inline int lt_render(
    GVC_t *_Nonnull c, Agraph_t *_Nonnull g, const char *_Nonnull format, char *_Nullable *_Nonnull bytes,
    unsigned int *_Nonnull length) {
  return gvRenderData(c, g, format, bytes, length);
}

static inline void lt_set(void *_Nonnull object, const char *_Nonnull name, const char *_Nonnull value) {
  agsafeset(object, (char *)name, (char *)value, "");
}

static inline const char *_Nullable lt_get(void *_Nonnull object, const char *_Nonnull name) {
  return agget(object, (char *)name);
}

// The names of the attributes declared for graphs (0), nodes (1) or edges (2), one after another.
static inline Agsym_t *_Nullable lt_nextAttribute(Agraph_t *_Nonnull g, int kind, Agsym_t *_Nullable last) {
  static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
  return agnxtattr(g, kinds[kind], last);
}
static inline const char *_Nonnull lt_attributeName(Agsym_t *_Nonnull s) { return s->name; }

static inline LTPoint lt_nodeCentre(Agnode_t *_Nonnull n) {
  LTPoint p = {ND_coord(n).x, ND_coord(n).y};
  return p;
}
// Width and height in points, outlines included.
static inline LTPoint lt_nodeSize(Agnode_t *_Nonnull n) {
  LTPoint p = {ND_width(n) * 72.0, ND_height(n) * 72.0};
  return p;
}
static inline const char *_Nonnull lt_nodeName(Agnode_t *_Nonnull n) { return agnameof(n); }
static inline Agnode_t *_Nonnull lt_head(Agedge_t *_Nonnull e) { return aghead(e); }
static inline Agnode_t *_Nonnull lt_tail(Agedge_t *_Nonnull e) { return agtail(e); }

static inline void lt_delete(Agraph_t *_Nonnull g, Agedge_t *_Nonnull e) { agdelete(g, e); }
// Always a new edge, parallel to any there is.
static inline Agedge_t *_Nullable lt_addEdge(
    Agraph_t *_Nonnull g, Agnode_t *_Nonnull tail, Agnode_t *_Nonnull head) {
  return agedge(g, tail, head, NULL, 1);
}

static inline LTPoint lt_boundsMin(Agraph_t *_Nonnull g) {
  LTPoint p = {GD_bb(g).LL.x, GD_bb(g).LL.y};
  return p;
}
static inline LTPoint lt_boundsMax(Agraph_t *_Nonnull g) {
  LTPoint p = {GD_bb(g).UR.x, GD_bb(g).UR.y};
  return p;
}

// Centre and size of the graph's own label; a size of 0 when it has none.
static inline LTPoint lt_labelCentre(Agraph_t *_Nonnull g) {
  LTPoint p = {0, 0};
  if (GD_label(g) != NULL) p.x = GD_label(g)->pos.x, p.y = GD_label(g)->pos.y;
  return p;
}
static inline LTPoint lt_labelSize(Agraph_t *_Nonnull g) {
  LTPoint p = {0, 0};
  if (GD_label(g) != NULL) p.x = GD_label(g)->dimen.x, p.y = GD_label(g)->dimen.y;
  return p;
}

// The first Bézier of an edge; valid until the layout is freed.
static inline LTCurve lt_curve(Agedge_t *_Nonnull e) {
  LTCurve curve = {NULL, 0, 0, {0, 0}};
  splines *s = ED_spl(e);
  if (s == NULL || s->size == 0) return curve;
  bezier *b = &s->list[0];
  curve.points = (const LTPoint *)(const void *)b->list;
  curve.count = (size_t)b->size;
  curve.hasTip = b->eflag != 0;
  curve.tip.x = b->ep.x;
  curve.tip.y = b->ep.y;
  return curve;
}
_Static_assert(sizeof(LTPoint) == sizeof(pointf), "LTPoint mirrors pointf");

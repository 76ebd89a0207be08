#pragma once
// Graphviz as Swift can see it: no macros, no variadics, const where the library means const.
// The library is opened when the first picture is drawn: linked, it and the seven it needs would cost
// every verb half a millisecond.
// Nothing here is thread-safe; GraphvizRender holds the one lock.
#include <dlfcn.h>
#if __has_include(<graphviz/gvc.h>)
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/gvplugin_textlayout.h>
#include <graphviz/textspan.h>
#else
#error "no headers of Graphviz: install libgraphviz-dev"
#endif
#include <stddef.h>
#include <stdlib.h>

// Changing a finished layout in place. A second layout (nop2) would do, but measures every label
// again, half of the time a picture takes. These are the functions the layouts themselves call; the
// library exports them without declaring them in its public headers.
void *_Nullable init_xdot(Agraph_t *_Nonnull g);
void common_init_edge(Agedge_t *_Nonnull e);
void arrow_flags(Agedge_t *_Nonnull e, int *_Nonnull start, int *_Nonnull end);

// What is used of the library, typed as its headers declare it: a function that changes there is an error
// where it is called.
#define LT_GRAPHVIZ_FUNCTIONS(F) \
  F(agbindrec) F(agclose) F(agdelete) F(agedge) F(agfstnode) F(agfstout) F(agget) F(aggetrec) \
  F(agmemread) F(agnameof) F(agnnodes) F(agnxtattr) F(agnxtnode) F(agnxtout) F(agsafeset) \
  F(agseterrf) F(arrow_flags) F(common_init_edge) F(gvContext) F(gvContextPlugins) F(gvFreeContext) F(gvFreeLayout) \
  F(gvFreeRenderData) F(gvLayout) F(gvRenderData) F(init_xdot)

typedef struct {
#define LT_FIELD(name) __typeof__(&name) _Null_unspecified name;
  LT_GRAPHVIZ_FUNCTIONS(LT_FIELD)
#undef LT_FIELD
} LTGraphviz;

#if defined(__APPLE__)
#define LT_GRAPHVIZ_LIBRARY "libgvc.6.dylib"
#else
#define LT_GRAPHVIZ_LIBRARY "libgvc.so.6"
#endif

// Opens the library, and with it the one of graphs, and fills in the table. Returns NULL, or what the
// system's loader says is missing; the text lasts until the thread's next call of the loader.
static inline const char *_Nullable lt_openGraphviz(LTGraphviz *_Nonnull graphviz) {
  void *library = dlopen(LT_GRAPHVIZ_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return dlerror();
#define LT_RESOLVE(name) \
  if ((graphviz->name = (__typeof__(&name))dlsym(library, #name)) == NULL) return dlerror();
  LT_GRAPHVIZ_FUNCTIONS(LT_RESOLVE)
#undef LT_RESOLVE
  return NULL;
}

// A function of the library that Swift calls as a method of the table.
#define LT_METHOD(name) __attribute__((swift_name("LTGraphviz." name)))

typedef struct {
  double x, y;
} LTPoint;

typedef struct {
  const LTPoint *_Nullable points;
  size_t count;
  int hasTip;
  LTPoint tip;
} LTCurve;

// Width and height of a line of text in UTF-8, points.
typedef LTPoint (*LTMeasure)(const char *_Nonnull text, double size, int isBold);

// One function for all contexts: the library hands a measurer nothing of its caller's.
static inline LTMeasure _Nullable *_Nonnull lt_measure(void) {
  static LTMeasure measure;
  return &measure;
}

// What the library calls for each line of each label.
static inline unsigned char lt_layOutText(textspan_t *_Nonnull span, char *_Nullable *_Nullable fontPath) {
  (void)fontPath;
  LTPoint extent = (*lt_measure())(span->str, span->font->size, (span->font->flags & HTML_BF) != 0);
  span->layout = NULL;
  span->free_layout = NULL;
  span->size.x = extent.x;
  span->size.y = extent.y;
  span->yoffset_layout = 0;
  // From the middle of a line to where its letters stand: what the library's own measurer says.
  span->yoffset_centerline = 0.1 * span->font->size;
  return 1;
}

// A context whose text is measured by `measure`: it opens no fonts, and draws no formats that need them.
// The plugin must be there when the context is made, which chooses the best, and opens it, at once.
LT_METHOD("measuringContext(self:_:)")
static inline GVC_t *_Nullable lt_measuringContext(
    const LTGraphviz *_Nonnull gv, LTMeasure _Nonnull measure) {
  static gvtextlayout_engine_t engine = {lt_layOutText};
  static gvplugin_installed_t types[] = {{0, "textlayout", 1000, &engine, NULL}, {0, NULL, 0, NULL, NULL}};
  static gvplugin_api_t apis[] = {{API_textlayout, types}, {(api_t)0, NULL}};
  static gvplugin_library_t library = {"liantu", apis};
  static lt_symlist_t builtins[] = {{"gvplugin_liantu_LTX_library", &library}, {NULL, NULL}};
  *lt_measure() = measure;
  return gv->gvContextPlugins(builtins, 1);
}

LT_METHOD("set(self:_:_:_:)")
static inline void lt_set(
    const LTGraphviz *_Nonnull gv, void *_Nonnull object, const char *_Nonnull name,
    const char *_Nonnull value) {
  gv->agsafeset(object, (char *)name, (char *)value, "");
}

LT_METHOD("get(self:_:_:)")
static inline const char *_Nullable lt_get(
    const LTGraphviz *_Nonnull gv, void *_Nonnull object, const char *_Nonnull name) {
  return gv->agget(object, (char *)name);
}

// The names of the attributes declared for graphs (0), nodes (1) or edges (2), one after another.
LT_METHOD("nextAttribute(self:_:_:_:)")
static inline Agsym_t *_Nullable lt_nextAttribute(
    const LTGraphviz *_Nonnull gv, Agraph_t *_Nonnull g, int kind, Agsym_t *_Nullable last) {
  static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
  return gv->agnxtattr(g, kinds[kind], last);
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
LT_METHOD("nodeName(self:_:)")
static inline const char *_Nonnull lt_nodeName(const LTGraphviz *_Nonnull gv, Agnode_t *_Nonnull n) {
  return gv->agnameof(n);
}
static inline Agnode_t *_Nonnull lt_head(Agedge_t *_Nonnull e) { return aghead(e); }
static inline Agnode_t *_Nonnull lt_tail(Agedge_t *_Nonnull e) { return agtail(e); }

// Always a new edge, parallel to any there is.
LT_METHOD("addEdge(self:_:_:_:)")
static inline Agedge_t *_Nullable lt_addEdge(
    const LTGraphviz *_Nonnull gv, Agraph_t *_Nonnull g, Agnode_t *_Nonnull tail,
    Agnode_t *_Nonnull head) {
  return gv->agedge(g, tail, head, NULL, 1);
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

// Reads the `_background` attribute anew; it is read only before a layout otherwise. Once a layout:
// what an earlier call read would be lost, and only the last is freed with the layout.
LT_METHOD("readBackground(self:_:)")
static inline void lt_readBackground(const LTGraphviz *_Nonnull gv, Agraph_t *_Nonnull g) {
  if (GD_drawing(g) != NULL && GD_drawing(g)->xdots == NULL) GD_drawing(g)->xdots = gv->init_xdot(g);
}

static inline void lt_moveNode(Agnode_t *_Nonnull n, LTPoint centre) {
  ND_coord(n).x = centre.x;
  ND_coord(n).y = centre.y;
}

static inline void lt_moveLabel(Agraph_t *_Nonnull g, LTPoint centre) {
  if (GD_label(g) == NULL) return;
  GD_label(g)->pos.x = centre.x;
  GD_label(g)->pos.y = centre.y;
}

// Gives an edge added after the layout what drawing it needs. An edge that was laid out has it already:
// a strict graph hands that one out again when asked for a parallel.
LT_METHOD("prepareEdge(self:_:)")
static inline void lt_prepareEdge(const LTGraphviz *_Nonnull gv, Agedge_t *_Nonnull e) {
  if (gv->aggetrec(e, "Agedgeinfo_t", 0) != NULL) return;
  gv->agbindrec(e, "Agedgeinfo_t", sizeof(Agedgeinfo_t), 1);
  gv->common_init_edge(e);
}

// Replaces an edge's curves by one; `count` is 3n + 1. Everything is allocated as the library does, which
// frees it with the layout. Nothing changes when there is no memory.
LT_METHOD("setCurve(self:_:_:)")
static inline void lt_setCurve(const LTGraphviz *_Nonnull gv, Agedge_t *_Nonnull e, LTCurve curve) {
  splines *made = calloc(1, sizeof *made);
  bezier *b = calloc(1, sizeof *b);
  pointf *points = calloc(curve.count, sizeof *points);
  if (made == NULL || b == NULL || points == NULL) {
    free(made);
    free(b);
    free(points);
    return;
  }
  splines *old = ED_spl(e);
  if (old != NULL) {
    for (int i = 0; i < (int)old->size; i++) free(old->list[i].list);
    free(old->list);
    free(old);
  }
  int start = 0, end = 0;
  gv->arrow_flags(e, &start, &end);
  for (size_t i = 0; i < curve.count; i++) {
    points[i].x = curve.points[i].x;
    points[i].y = curve.points[i].y;
  }
  b->list = points;
  b->size = (int)curve.count;
  b->eflag = curve.hasTip ? end : 0;
  b->ep.x = curve.tip.x;
  b->ep.y = curve.tip.y;
  made->list = b;
  made->size = 1;
  ED_spl(e) = made;
}

static inline void lt_setBounds(Agraph_t *_Nonnull g, LTPoint min, LTPoint max) {
  GD_bb(g).LL.x = min.x;
  GD_bb(g).LL.y = min.y;
  GD_bb(g).UR.x = max.x;
  GD_bb(g).UR.y = max.y;
}
